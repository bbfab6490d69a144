import type { DtoDefinition } from '../dto.js';
import { oneForAllCopies } from './one-for-all-copies.js';

/**
 * The Dto that a value was parsed with, where `apply` needs to know. It is held weakly, so it goes
 * with the value. Copies of a value have no origin.
 */
const origins: WeakMap<object, DtoDefinition> = /* @__PURE__ */ oneForAllCopies(
  'origins',
  () => new WeakMap(),
);

export function remember(output: object, origin: DtoDefinition): void {
  origins.set(output, origin);
}

export function originOf(output: object): DtoDefinition | undefined {
  return origins.get(output);
}
