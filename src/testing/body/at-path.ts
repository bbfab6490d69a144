import { isObject } from '../../runtime/plain-object.js';
import type { Path } from '../attack.js';

/** The value that a path leads to, through own keys and items only. */
export function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const segment of path) {
    if (!isObject(found) || !Object.hasOwn(found, segment)) return undefined;
    found = found[segment];
  }
  return found;
}

/** A copy of a value, with another value at a place that exists. */
export function withValueAt(value: unknown, path: Path, other: unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return other;
  const inside = (key: string | number, one: unknown): unknown =>
    key === segment ? withValueAt(one, rest, other) : one;
  if (Array.isArray(value)) return value.map((one, index) => inside(index, one));
  const members = Object.entries(Object(value));
  return Object.fromEntries(members.map(([key, one]) => [key, inside(key, one)]));
}
