/**
 * What may be read of a value that has several schemas: options of a union, or parts of an
 * intersection.
 */
import { isObject } from '../plain-object.js';
import { rowOf } from './row-of.js';
import type { Viewer } from './view.js';
import { viewOnce } from './view-once.js';

/** Shows an option of a union that is not an object. A date does not count as an object. */
export function scalarView(value: unknown): unknown {
  return isObject(value) && !(value instanceof Date) ? undefined : value;
}

/**
 * Whether a value has the keys of an option.
 *
 * @param keys The declared keys, and whether each is required.
 * @param isOpen Whether other keys are allowed.
 */
export function fits(
  value: unknown,
  keys: { readonly [key: string]: boolean },
  isOpen: boolean,
): boolean {
  const row = rowOf(value);
  if (row === undefined) return false;
  const present = Object.keys(row).filter((key) => row[key] !== undefined);
  const isComplete = Object.keys(keys).every((key) => !keys[key] || present.includes(key));
  return isComplete && (isOpen || present.every((key) => Object.hasOwn(keys, key)));
}

/**
 * Shows a value by the option that it fits. If it fits several, it is unclear which one is meant,
 * so only what all of them show is shown.
 */
export function unionView(value: unknown, options: readonly Viewer[], roles: number): unknown {
  return viewOnce(value, options, roles, () => {
    const [first, ...others] = options
      .map((view) => view(value, roles))
      .filter((seen) => seen !== undefined);
    return others.reduce<unknown>(shared, first);
  });
}

function shared(one: unknown, other: unknown): unknown {
  if (Object.is(one, other)) return one;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.map((item, index) => shared(item, other[index]));
  }
  const [row, others] = [rowOf(one), rowOf(other)];
  if (row === undefined || others === undefined) return undefined;
  const keys = Object.keys(row).filter((key) => Object.hasOwn(others, key));
  return made(keys.map((key) => [key, shared(row[key], others[key])]));
}

/** One of the schemas of an intersection, and the keys that it declares. */
interface Part {
  readonly view: Viewer;
  readonly declares: readonly string[];
}

/**
 * Shows what the schemas of an intersection show together. A key that one of them declares and
 * hides is hidden, even if another shows it.
 */
export function intersectView(value: unknown, parts: readonly Part[], roles: number): unknown {
  return viewOnce(value, parts, roles, () => joinedView(value, parts, roles));
}

function joinedView(value: unknown, parts: readonly Part[], roles: number): unknown {
  const seen = parts.map(({ view, declares }) => ({ view: view(value, roles), declares }));
  const hidden = seen.flatMap(({ view, declares }) => {
    const row = rowOf(view);
    return declares.filter((key) => row === undefined || !Object.hasOwn(row, key));
  });
  const [first, ...others] = seen.map(({ view }) => view).filter((view) => view !== undefined);
  const output = others.reduce<unknown>(joined, first);
  const row = hidden.length > 0 ? rowOf(output) : undefined;
  return row ? made(Object.entries(row).filter(([key]) => !hidden.includes(key))) : output;
}

function joined(one: unknown, other: unknown): unknown {
  if (Object.is(one, other)) return one;
  const [row, others] = [rowOf(one), rowOf(other)];
  if (row === undefined || others === undefined) return undefined;
  const both = Object.keys(others).map((key): [string, unknown] => [
    key,
    Object.hasOwn(row, key) ? joined(row[key], others[key]) : others[key],
  ]);
  return { ...row, ...made(both) };
}

/**
 * An object of entries, without those that are `undefined`. `Object.fromEntries` makes even
 * `__proto__` an own key.
 */
const made = (entries: readonly (readonly [string, unknown])[]): Record<string, unknown> =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined));
