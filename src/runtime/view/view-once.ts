import { isObject } from '../plain-object.js';

/** What has been viewed within a value, for which roles, and what was shown of it. */
interface Looks {
  readonly roles: number;
  count: number;
  readonly seen: Map<object, Map<readonly unknown[], unknown>>;
}

/** The looks at the outermost union or intersection that is being viewed now. */
let looks: Looks | undefined;

/**
 * Views a value by several schemas, and remembers the result once that has happened often. Schemas
 * that contain each other would view a value n levels deep 2ⁿ times (CWE-407). A getter may view
 * something for other roles meanwhile; that is not remembered.
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
