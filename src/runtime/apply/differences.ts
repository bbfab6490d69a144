import { MAX_PATH } from '../max-depth.js';
import { isRecord } from '../plain-object.js';
import { pointerOf } from '../pointer.js';

type Path = readonly (string | number)[];

/**
 * Yields where two values differ, as JSON Pointers (RFC 6901) to the innermost places. Values
 * nested deeper than any honest one count as different.
 */
export function* differences(before: unknown, after: unknown, path: Path = []): Generator<string> {
  if (Object.is(before, after)) return; // also of the server's own values that refer to themselves
  const isDeep = path.length > MAX_PATH;
  if (!isDeep && isComparedByKey(before) && isComparedByKey(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const inside = [...path, key];
      if (Object.hasOwn(before, key) !== Object.hasOwn(after, key)) yield pointerOf(inside);
      else yield* differences(before[key], after[key], inside);
    }
  } else if (
    !isDeep &&
    Array.isArray(before) &&
    Array.isArray(after) &&
    before.length === after.length
  ) {
    for (const [index, item] of before.entries()) {
      yield* differences(item, after[index], [...path, index]);
    }
  } else if (!isSame(before, after)) {
    yield pointerOf(path);
  }
}

const isComparedByKey = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && !isValue(value);

/** Whether an object is compared as a whole, not key by key. */
const isValue = (value: unknown): value is Date | Map<unknown, unknown> | Set<unknown> =>
  value instanceof Date || value instanceof Map || value instanceof Set;

function isSame(before: unknown, after: unknown): boolean {
  if (before instanceof Date && after instanceof Date) return Object.is(+before, +after);
  if (!isValue(before) || !isValue(after) || before instanceof Date || after instanceof Date) {
    return false;
  }
  return isEqual([...before], [...after]);
}

/** Whether two values are equal at every depth. */
export const isEqual = (one: unknown, other: unknown): boolean =>
  differences(one, other).next().done === true;
