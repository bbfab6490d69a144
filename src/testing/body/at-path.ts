import type { Path } from '../attack.js';

/** The value that a path leads to; nothing but own keys and items is on the way. */
export function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const segment of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, segment)) {
      return undefined;
    }
    found = (found as { readonly [key: string | number]: unknown })[segment];
  }
  return found;
}
