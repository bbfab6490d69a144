import { oneForAllCopies } from './one-for-all-copies.js';

/**
 * Objects that an update replaces whole. They are held weakly, so that marking does not keep them
 * alive.
 */
const wholes: WeakSet<object> = /* @__PURE__ */ oneForAllCopies('wholes', () => new WeakSet());

/**
 * Marks a value that is not a model. If it is an object, `apply` replaces it instead of merging it.
 */
export function whole(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) wholes.add(value);
  return value;
}

export function isWhole(value: object): boolean {
  return wholes.has(value);
}
