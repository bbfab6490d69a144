import { isObject } from '../plain-object.js';

/** What was looked at within a value, by whom, and what of it is shown. */
interface Looks {
  readonly roles: number;
  count: number;
  readonly seen: Map<object, Map<readonly unknown[], unknown>>;
}

/** Of the value of a union or intersection that is being looked at, around all others. */
let looks: Looks | undefined;

/**
 * Looks at a value by several schemas, and only once where that has happened often within another:
 * schemas that hold each other look 2ⁿ times at what is n levels deep (CWE-407). What a getter looks
 * at meanwhile for other roles is not remembered.
 */
export function viewOnce(
  value: unknown,
  schemas: readonly unknown[],
  roles: number,
  view: () => unknown,
): unknown {
  if (looks === undefined) {
    looks = { roles, count: 0, seen: new Map() };
    try {
      return view();
    } finally {
      looks = undefined;
    }
  }
  if (looks.roles !== roles || ++looks.count <= 1_000 || !isObject(value)) return view();
  const seen = looks.seen.get(value) ?? new Map<readonly unknown[], unknown>();
  looks.seen.set(value, seen);
  if (!seen.has(schemas)) seen.set(schemas, view());
  return seen.get(schemas);
}
