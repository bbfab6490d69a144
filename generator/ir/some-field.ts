import { heldModel } from './held-model.js';
import { modelNamed } from './model-named.js';
import type { ModelIr, ProgramIr, PropertyIr } from './program-ir.js';

/**
 * Whether `is` holds for a field of a model, or of the models nested in it that `apply` merges or
 * matches.
 */
export function someField(
  model: ModelIr,
  program: ProgramIr,
  is: (property: PropertyIr, owner: ModelIr) => boolean,
): boolean {
  const seen = new Set<string>();
  const isIn = (one: ModelIr): boolean => {
    if (seen.has(one.name)) return false;
    seen.add(one.name);
    return one.properties.some((property) => {
      if (is(property, one)) return true;
      const held = heldModel(property.schema);
      const nested = held && modelNamed(held.model, program);
      return nested !== undefined && isIn(nested);
    });
  };
  return isIn(model);
}

/** Whether a model holds a list whose items are matched by a key. */
export const holdsKeyed = (model: ModelIr, program: ProgramIr): boolean =>
  someField(model, program, ({ keyedBy }) => keyedBy !== undefined);
