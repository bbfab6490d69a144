import { indexOf } from '../pointer.js';
import { holdsMembers, spotAt, spotIn, type Spot } from './spot.js';

/**
 * A record that is being changed. Objects and lists are copied before they are changed, so that the
 * record itself is not modified.
 */
export interface Draft {
  readonly spot: Spot;
  record: unknown;
  /** The copies of objects and lists, which may be changed in place, each with its original. */
  readonly copies: WeakMap<object, object>;
}

export function draftOf(record: unknown, spot: Spot): Draft {
  return { record, spot, copies: new WeakMap() };
}

/** Where a value was put, or removed from. */
export interface Landed {
  readonly path: readonly string[];
  /** In a list: the index from which other items have moved. */
  readonly moved?: number;
}

/** The value at a place; `undefined` if the place does not exist. */
export function valueAt(draft: Draft, path: readonly string[]): { value: unknown } | undefined {
  if (draft.record === undefined) return undefined; // an operation has removed it
  let found: { value: unknown } | undefined = { value: draft.record };
  let spot: Spot | undefined = draft.spot;
  for (const token of path) {
    found = memberOf(found.value, token, spot);
    if (found === undefined) return undefined;
    spot = spot && spotIn(spot, token);
  }
  return found;
}

/**
 * Adds a value: inserts it into a list, or sets a member. Returns `undefined` if it cannot be
 * there.
 */
export function add(draft: Draft, path: readonly string[], value: unknown): Landed | undefined {
  const key = path.at(-1);
  if (key === undefined) {
    draft.record = value;
    return { path };
  }
  const around = path.slice(0, -1);
  const holder = valueAt(draft, around)?.value;
  if (!Array.isArray(holder)) return setMember(draft, path, value);
  const index = key === '-' ? holder.length : indexOf(key);
  if (index === undefined || index > holder.length) return undefined;
  (owned(draft, around) as unknown[]).splice(index, 0, value);
  return { path: [...around, String(index)], moved: index };
}

/** Removes the value at a place that exists. */
export function remove(draft: Draft, path: readonly string[]): Landed {
  const key = path.at(-1);
  if (key === undefined) {
    draft.record = undefined;
    return { path };
  }
  const holder = owned(draft, path.slice(0, -1));
  if (!Array.isArray(holder)) {
    delete holder[key];
    return { path };
  }
  const index = Number(key);
  holder.splice(index, 1);
  return { path, moved: index };
}

/** Replaces the value at a place that exists. */
export function replace(draft: Draft, path: readonly string[], value: unknown): Landed {
  const key = path.at(-1);
  if (key === undefined) draft.record = value;
  else put(owned(draft, path.slice(0, -1)), key, value);
  return { path };
}

function setMember(draft: Draft, path: readonly string[], value: unknown): Landed | undefined {
  const around = path.slice(0, -1);
  if (!holdsMembers(valueAt(draft, around)?.value, spotAt(around, draft.spot))) return undefined;
  return replace(draft, path, value);
}

function memberOf(
  holder: unknown,
  token: string,
  spot: Spot | undefined,
): { value: unknown } | undefined {
  if (Array.isArray(holder)) {
    const index = indexOf(token);
    return index !== undefined && index < holder.length ? { value: holder[index] } : undefined;
  }
  if (!holdsMembers(holder, spot) || !Object.hasOwn(holder, token)) return undefined;
  // A member that is `undefined` does not exist, as in JSON.
  return holder[token] === undefined ? undefined : { value: holder[token] };
}

type Holder = Record<string, unknown> | unknown[];

/** The object or list at a place that exists, after copying everything on the way to it. */
function owned(draft: Draft, path: readonly string[]): Holder {
  let holder = copiedOnce(draft, draft.record);
  draft.record = holder;
  for (const token of path) {
    const inside = copiedOnce(draft, Array.isArray(holder) ? holder[Number(token)] : holder[token]);
    put(holder, token, inside);
    holder = inside;
  }
  return holder;
}

function copiedOnce({ copies }: Draft, value: unknown): Holder {
  const holder = value as Holder; // callers have found members in it
  if (copies.has(holder)) return holder;
  const copy = Array.isArray(holder) ? [...holder] : { ...holder };
  copies.set(copy, holder);
  return copy;
}

/** Defines a member. Assignment would give `__proto__` a special meaning (CWE-1321). */
function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
