import type { DtoDefinition } from '../dto.js';
import { oneForAllCopies } from './one-for-all-copies.js';

/**
 * Which Dto a value was parsed with, where `apply` has to know. Weak, so that it lives no longer than
 * the value; a copy of it has no origin.
 */
const origins: WeakMap<object, DtoDefinition> = /* @__PURE__ */ oneForAllCopies(
  'origins',
  () => new WeakMap(),
);

export function remember(output: unknown, origin: DtoDefinition): void {
  if (typeof output === 'object' && output !== null) origins.set(output, origin);
}

export function originOf(output: object): DtoDefinition | undefined {
  return origins.get(output);
}
