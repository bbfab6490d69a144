import { oneForAllCopies } from './one-for-all-copies.js';

/** Objects that an update replaces whole. Weak, so that they live no longer than their owners. */
const wholes: WeakSet<object> = /* @__PURE__ */ oneForAllCopies('wholes', () => new WeakSet());

/** Marks a value that is no model: where it is an object, `apply` replaces it instead of merging. */
export function whole(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) wholes.add(value);
  return value;
}

export function isWhole(value: object): boolean {
  return wholes.has(value);
}
