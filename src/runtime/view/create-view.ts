import { bitsOf } from '../create-dto.js';
import type { View, ViewFamily } from './view.js';

/** Creates the view of a family for a set of roles: it shows what at least one of them may read. */
/* @__NO_SIDE_EFFECTS__ */
export function createView<Output>(family: ViewFamily, roles: readonly string[]): View<Output> {
  const { model, bitsOfRole, view, grants, scalars } = family;
  // Copied by name: a view is created for each request, and a spread would take longer than the
  // rest of it.
  return {
    '~view': { model, bitsOfRole, view, grants, scalars, roles, bits: bitsOf(bitsOfRole, roles) },
  };
}
