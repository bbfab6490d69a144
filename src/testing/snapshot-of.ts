import { MAX_PATH } from '../runtime/max-depth.js';
import { isObject, isPlainObject } from '../runtime/plain-object.js';

/**
 * A copy of a stored record, in which later changes of the record don't show: a store in memory
 * returns the same object each time. Values without keys, such as dates, are not copied.
 */
export function snapshotOf(value: unknown, around: readonly object[] = []): unknown {
  if (!isObject(value) || around.includes(value) || around.length > MAX_PATH) return value;
  const inside = (one: unknown): unknown => snapshotOf(one, [...around, value]);
  if (Array.isArray(value)) return value.map(inside);
  const members = Object.entries(value);
  if (members.length === 0 && !isPlainObject(value)) return value;
  return Object.fromEntries(members.map(([key, one]) => [key, inside(one)]));
}
