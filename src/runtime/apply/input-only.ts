import { isObject, isPlainObject } from '../plain-object.js';
import { oneForAllCopies } from './one-for-all-copies.js';
import { isWhole, whole } from './whole.js';

/** The keys of a parsed model that are not part of the record. Weak, so nothing is kept alive. */
const inputOnlyKeys: WeakMap<object, readonly string[]> = /* @__PURE__ */ oneForAllCopies(
  'input-only',
  () => new WeakMap(),
);

/**
 * Marks a parsed model in its `create` shape: wherever it is, such as in a variant or a tuple,
 * `apply` leaves these keys out. Where a model merges, its grants say so.
 */
export function inputOnly(output: object, isCreate: boolean, keys: readonly string[]): object {
  if (isCreate) inputOnlyKeys.set(output, keys);
  return output;
}

/** Marks what an intersection merged from two parts with the keys of both. */
export function alsoInputOnly(merged: object, left: object, right: object): void {
  const keys = [...(inputOnlyKeys.get(left) ?? []), ...(inputOnlyKeys.get(right) ?? [])];
  if (keys.length > 0) inputOnlyKeys.set(merged, keys);
}

/**
 * The part of a parsed value that belongs in a record: itself, unless something in it is marked.
 * However deep a value is, it is read to its end, which is why this function does not call itself.
 */
export function storedOf(value: unknown): unknown {
  const stored: Stored = new Map();
  const entered = new Set<object>();
  const pending = [value];
  while (pending.length > 0) {
    const last = pending.at(-1);
    if (isObject(last) && !entered.has(last)) {
      entered.add(last);
      // The server's own values may refer to themselves.
      for (const part of partsOf(last)) if (!entered.has(part as object)) pending.push(part);
    } else {
      pending.pop();
      if (isObject(last) && !stored.has(last)) stored.set(last, copyOf(last, stored));
    }
  }
  return partIn(stored, value);
}

/** What is stored of each object, once it is known of everything in it. */
type Stored = Map<unknown, object>;

const partIn = (stored: Stored, part: unknown): unknown => stored.get(part) ?? part;

/** What a parser made an object of; nothing for an object that it did not make. */
function partsOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Set) return [...value];
  if (value instanceof Map) return [...value].flat();
  return isPlainObject(value) ? Object.values(value) : [];
}

function copyOf(value: object, stored: Stored): object {
  const dropped = inputOnlyKeys.get(value);
  const isSame = partsOf(value).every((part) => partIn(stored, part) === part);
  if (isSame && dropped === undefined) return value;
  const all = (parts: readonly unknown[]): unknown[] => parts.map((part) => partIn(stored, part));
  if (Array.isArray(value)) return all(value);
  if (value instanceof Set) return new Set(all([...value]));
  if (value instanceof Map)
    return new Map([...value].map((entry) => all(entry) as [unknown, unknown]));
  const kept = Object.entries(value).filter(([key]) => !dropped?.includes(key));
  const copy = Object.fromEntries(kept.map(([key, part]) => [key, partIn(stored, part)]));
  if (isWhole(value)) whole(copy);
  return copy;
}
