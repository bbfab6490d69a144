import { MAX_PATH } from '../max-depth.js';
import { isPlainObject } from '../plain-object.js';
import { oneForAllCopies } from './one-for-all-copies.js';
import { isWhole, whole } from './whole.js';

/** Which keys of a parsed model are no part of the record. Weak, so that it lives no longer than that. */
const inputOnlyKeys: WeakMap<object, readonly string[]> = /* @__PURE__ */ oneForAllCopies(
  'input-only',
  () => new WeakMap(),
);

/**
 * Marks a model that is made anew: wherever it is, in a variant or a tuple, `apply` leaves these keys
 * out. Where a model merges, its grants say so.
 */
export function inputOnly(output: object, isCreate: boolean, keys: readonly string[]): object {
  if (isCreate) inputOnlyKeys.set(output, keys);
  return output;
}

/** Marks what an intersection made of two of its parts as they are marked. */
export function alsoInputOnly(merged: object, left: object, right: object): void {
  const keys = [...(inputOnlyKeys.get(left) ?? []), ...(inputOnlyKeys.get(right) ?? [])];
  if (keys.length > 0) inputOnlyKeys.set(merged, keys);
}

/** What of a parsed value belongs into a record: itself, unless something in it is marked. */
export function storedOf(
  value: unknown,
  known: Map<object, unknown> = new Map(),
  depth = 0,
): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_PATH) return value;
  if (known.has(value)) return known.get(value);
  known.set(value, value); // a value of the server's may go round in a circle
  const make = makerOf(value);
  if (make === undefined) return value;
  // A loop, for each level that calls another function halves the depth that a stack takes.
  const dropped = inputOnlyKeys.get(value);
  const parts: (readonly [key: unknown, part: unknown])[] = [];
  let isSame = dropped === undefined;
  for (const [key, part] of value instanceof Map ? value : Object.entries(partsOf(value))) {
    if (dropped?.includes(key as string)) continue;
    const stored = storedOf(part, known, depth + 1);
    if (stored !== part) isSame = false;
    parts.push([key, stored]);
  }
  const stored = isSame ? value : make(parts);
  known.set(value, stored);
  return stored;
}

type Parts = readonly (readonly [key: unknown, part: unknown])[];

/** How a copy is made of its parts; not at all, if no parser makes such a value of parts. */
function makerOf(value: object): ((parts: Parts) => object) | undefined {
  if (Array.isArray(value)) return (parts) => parts.map(([, part]) => part);
  if (value instanceof Set) return (parts) => new Set(parts.map(([, part]) => part));
  if (value instanceof Map) return (parts) => new Map(parts);
  if (!isPlainObject(value)) return undefined;
  return (parts) => {
    const copy = Object.fromEntries(parts as readonly [string, unknown][]);
    if (isWhole(value)) whole(copy);
    return copy;
  };
}

const partsOf = (value: object): object => (value instanceof Set ? [...value] : value);
