import { alsoInputOnly } from '../apply/input-only.js';

/**
 * Merges two outputs of the same input, as valibot does; `undefined` if they contradict each other.
 */
export function merge(left: unknown, right: unknown): { readonly value: unknown } | undefined {
  if (typeof left !== typeof right) return undefined;
  if (isSame(left, right)) return { value: left };
  if (left instanceof Date && right instanceof Date && isSame(+left, +right))
    return { value: left };
  if (isMergeable(left) && isMergeable(right)) return mergeObjects(left, right);
  if (Array.isArray(left) && Array.isArray(right)) return mergeLists(left, right);
  return undefined;
}

function mergeObjects(left: Keyed, right: Keyed): { readonly value: unknown } | undefined {
  const value: Keyed = { ...left, ...right };
  for (const key of Object.keys(right)) {
    if (!Object.hasOwn(left, key)) continue;
    const merged = merge(left[key], right[key]);
    if (merged === undefined) return undefined;
    value[key] = merged.value;
  }
  alsoInputOnly(value, left, right);
  return { value };
}

function mergeLists(
  left: readonly unknown[],
  right: readonly unknown[],
): { readonly value: unknown } | undefined {
  if (left.length !== right.length) return undefined;
  const value: unknown[] = [];
  for (const [index, item] of left.entries()) {
    const merged = merge(item, right[index]);
    if (merged === undefined) return undefined;
    value.push(merged.value);
  }
  return { value };
}

type Keyed = Record<string, unknown>;

const isSame = (left: unknown, right: unknown): boolean =>
  left === right || (Number.isNaN(left) && Number.isNaN(right));

const isMergeable = (value: unknown): value is Keyed =>
  typeof value === 'object' && value !== null && value.constructor === Object;
