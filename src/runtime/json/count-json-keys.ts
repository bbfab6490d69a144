import { isObject } from '../plain-object.js';

/**
 * How many keys the objects of a JSON value have, all together. Where the text has more, one was
 * sent twice, and only the last is left (RFC 8259, section 4).
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
