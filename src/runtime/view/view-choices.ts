/**
 * What may be read of a value that has several schemas: options of a union, or parts of an
 * intersection.
 */
import { isObject, ownValue } from '../plain-object.js';
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
  return viewByAll(shared, value, options, roles);
}

/** The same for options that hide nothing: what any of them shows is shown. */
export function plainUnionView(value: unknown, options: readonly Viewer[], roles: number): unknown {
  return viewByAll(joined, value, options, roles);
}

function viewByAll(join: Join, value: unknown, options: readonly Viewer[], roles: number): unknown {
  const all = (): unknown[] => options.map((view) => view(value, roles));
  return viewOnce(value, options, roles, () => ofAll(join, all()));
}

/** Makes one of what two show of a value. */
type Join = (one: unknown, other: unknown) => unknown;

/** Joins what some show of a value. Who shows nothing has no say. */
function ofAll(join: Join, all: readonly unknown[]): unknown {
  const [first, ...others] = all.filter((shown) => shown !== undefined);
  return others.reduce<unknown>(join, first);
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

/** One of the schemas of an intersection. */
interface Part {
  readonly view: Viewer;
  /** The keys that it declares; `'all'` if those depend on the value. */
  readonly declares: readonly string[] | 'all';
  /** Whether it holds models, which may hide something. */
  readonly hides: boolean;
}

/** What one of them shows. */
interface Seen extends Omit<Part, 'view'> {
  readonly shown: unknown;
}

/**
 * Shows what the schemas of an intersection show together. A key that one of them declares and
 * hides is hidden, even if another shows it.
 */
export function intersectView(value: unknown, parts: readonly Part[], roles: number): unknown {
  return viewOnce(value, parts, roles, () => {
    const seen = parts.map(({ view, ...part }) => ({ ...part, shown: view(value, roles) }));
    const keys = new Set(seen.flatMap(({ shown }) => Object.keys(rowOf(shown) ?? {})));
    const isKeyed = seen.some(({ shown }) => rowOf(shown) !== undefined);
    return isKeyed ? made([...keys].map((key) => [key, viewInside(key, seen)])) : together(seen);
  });
}

function viewInside(key: string, seen: readonly Seen[]): unknown {
  const inside = seen.map((part) => ({ ...part, shown: ownValue(rowOf(part.shown) ?? {}, key) }));
  const isHidden = inside.some(
    ({ declares, shown }) => shown === undefined && (declares === 'all' || declares.includes(key)),
  );
  return isHidden ? undefined : together(inside);
}

/** To a schema without models, what a model hides is a value like any other, so it is not asked. */
function together(seen: readonly Seen[]): unknown {
  const shownBy = (part: readonly Seen[]): readonly unknown[] => part.map(({ shown }) => shown);
  const closed = seen.filter(({ hides, shown }) => hides && shown !== undefined);
  return closed.length > 0 ? ofAll(shared, shownBy(closed)) : ofAll(joined, shownBy(seen));
}

/** Two views of one value, where neither hides anything. */
function joined(one: unknown, other: unknown): unknown {
  if (Object.is(one, other)) return one;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.map((item, index) => joined(item, other[index]));
  }
  const [row, others] = [rowOf(one), rowOf(other)];
  if (row === undefined || others === undefined) return one;
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
