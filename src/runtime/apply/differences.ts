import { MAX_PATH } from '../max-depth.js';
import { isPlainObject, isRecord } from '../plain-object.js';
import { pointerOf } from '../pointer.js';

type Path = readonly (string | number)[];

/**
 * Yields where two values differ, as JSON Pointers (RFC 6901) to the innermost places. Values
 * nested deeper than any honest one count as different.
 */
export function* differences(before: unknown, after: unknown, path: Path = []): Generator<string> {
  if (Object.is(before, after)) return; // also of the server's own values that refer to themselves
  const isDeep = path.length > MAX_PATH;
  if (!isDeep && isComparedByKey(before) && isPlainObject(after)) {
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
  } else if (!isDeep && isComparedByKey(before) && isComparedByKey(after)) {
    // `apply` makes plain objects of models, so this is a value of a class: a decimal, an id.
    // The step has no name, but it counts: each takes room on the stack.
    const inside = differences({ ...before }, { ...after }, [...path, '']);
    if (inside.next().done !== true) yield pointerOf(path);
  } else if (!isSame(before, after)) {
    yield pointerOf(path);
  }
}

const isComparedByKey = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && !isOpaque(value);

/** Whether no key shows what an object holds: a date, a map, a set, a file, a URL. */
const isOpaque = (value: unknown): value is object =>
  isRecord(value) && !isPlainObject(value) && Object.keys(value).length === 0;

function isSame(before: unknown, after: unknown): boolean {
  if (!isOpaque(before) || !isOpaque(after)) return false;
  if (before instanceof Map && after instanceof Map) return isEqual([...before], [...after]);
  if (before instanceof Set && after instanceof Set) return isEqual([...before], [...after]);
  return 'toJSON' in after && JSON.stringify(before) === JSON.stringify(after);
}

/** Whether two values are equal at every depth. */
export const isEqual = (one: unknown, other: unknown): boolean =>
  differences(one, other).next().done === true;
