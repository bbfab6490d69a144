import type { Parsed } from '../types/parsed.js';
import { apply } from './apply.js';
import { pointerOf } from './pointer.js';

/**
 * Where a record would differ after a parsed `update` or `replace`: for audit logs, and to answer an
 * `If-Match` without writing.
 *
 * @param record The stored record. It is not touched.
 * @param dto What `parse` returned for a Dto, as it is.
 *
 * @returns JSON Pointers (RFC 6901), each to the innermost value that differs: a key that comes,
 * goes or changes, an item of a list, or the list if its length does. No values.
 *
 * @example
 * ```ts
 * import { changes, type Parsed } from 'gen-dtos/runtime';
 *
 * declare const dto: Parsed<{ bio?: string; preferences?: { theme?: string } }>; // { bio: 'Hi', preferences: { theme: 'dark' } }
 * changes({ bio: 'Hi', preferences: { theme: 'light', beta: false } }, dto); // ['/preferences/theme']
 * ```
 */
export function changes<Record extends object, Dto extends object>(
  record: Record,
  dto: Parsed<Dto>,
): string[] {
  return [...differences(record, apply(record, dto), [])];
}

type Path = readonly (string | number)[];

/** The innermost places at which two values differ, each as a pointer. */
export function* differences(before: unknown, after: unknown, path: Path): Generator<string> {
  if (isKeyed(before) && isKeyed(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const inside = [...path, key];
      if (Object.hasOwn(before, key) !== Object.hasOwn(after, key)) yield pointerOf(inside);
      else yield* differences(before[key], after[key], inside);
    }
  } else if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, item] of before.entries()) {
      yield* differences(item, after[index], [...path, index]);
    }
  } else if (!isSame(before, after)) {
    yield pointerOf(path);
  }
}

/** Databases return instances of classes, too. */
const isKeyed = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isValue(value);

/** An object that is compared as a whole. */
const isValue = (value: unknown): value is Date | Map<unknown, unknown> | Set<unknown> =>
  value instanceof Date || value instanceof Map || value instanceof Set;

function isSame(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (before instanceof Date && after instanceof Date) return Object.is(+before, +after);
  if (!isValue(before) || !isValue(after) || before instanceof Date || after instanceof Date) {
    return false;
  }
  return differences([...before], [...after], []).next().done === true;
}
