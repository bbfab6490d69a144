import { isObject } from '../plain-object.js';

/**
 * Counts the keys of all objects in a JSON value. If the text has more keys, one was sent twice and
 * only the last was kept (RFC 8259, section 4).
 */
export function countJsonKeys(value: unknown): number {
  const open: object[] = isObject(value) ? [value] : [];
  let count = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const values: unknown[] = Array.isArray(next) ? next : Object.values(next);
    if (values !== next) count += values.length;
    for (const inner of values) if (isObject(inner)) open.push(inner);
  }
  return count;
}
