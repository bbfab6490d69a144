import { MAX_PATH } from '../runtime/max-depth.js';
import { isObject, isPlainObject } from '../runtime/plain-object.js';

/**
 * A copy of a stored record, in which later changes of the record don't show: a store in memory
 * returns the same object each time. Bytes and values without keys, such as dates, are not
 * copied. Others keep their class, because it may have accessors.
 */
export function snapshotOf(value: unknown, around: readonly object[] = []): unknown {
  if (!isObject(value) || around.includes(value) || around.length > MAX_PATH) return value;
  const inside = (one: unknown): unknown => snapshotOf(one, [...around, value]);
  if (Array.isArray(value)) return value.map(inside);
  if (ArrayBuffer.isView(value)) return value;
  const members = Object.entries(value);
  if (members.length === 0 && !isPlainObject(value)) return value;
  const copy: object = Object.create(Object.getPrototypeOf(value));
  for (const [key, one] of members) {
    Object.defineProperty(copy, key, { value: inside(one), enumerable: true });
  }
  return copy;
}
