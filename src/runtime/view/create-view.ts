import { bitsOf } from '../create-dto.js';
import type { View, ViewFamily } from './view.js';

/** The view of a family for these roles: what one of them may read, all together may. */
/* @__NO_SIDE_EFFECTS__ */
export function createView<Output>(family: ViewFamily, roles: readonly string[]): View<Output> {
  return { '~view': { ...family, roles, bits: bitsOf(family.roleBits, roles) } };
}
