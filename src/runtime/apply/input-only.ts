import { MAX_PATH } from '../max-depth.js';
import { isPlainObject } from '../plain-object.js';
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

/** The part of a parsed value that belongs in a record: itself, unless something in it is marked. */
export function storedOf(
  value: unknown,
  known: Map<object, unknown> = new Map(),
  depth = 0,
): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_PATH) return value;
  if (known.has(value)) return known.get(value);
  known.set(value, value); // the server's own values may refer to themselves
  const make = makerOf(value);
  if (make === undefined) return value;
  // A loop: another function call at each level would halve the depth that the stack allows.
  const dropped = inputOnlyKeys.get(value);
  const parts: (readonly [key: unknown, part: unknown])[] = [];
  let isSame = dropped === undefined;
  for (const [key, part] of value instanceof Map ? value : Object.entries(partsOf(value))) {
    if (dropped?.includes(key as string)) continue;
    const name = storedOf(key, known, depth + 1); // a key of a `Map` can be a model, too
    const stored = storedOf(part, known, depth + 1);
    if (name !== key || stored !== part) isSame = false;
    parts.push([name, stored]);
  }
  const stored = isSame ? value : make(parts);
  known.set(value, stored);
  return stored;
}

type Parts = readonly (readonly [key: unknown, part: unknown])[];

/** How to copy a value from its parts; `undefined` for values that parsers don't make of parts. */
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
