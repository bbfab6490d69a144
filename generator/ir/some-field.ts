import { heldModel } from './held-model.js';
import { modelNamed } from './model-named.js';
import { onceFor } from './once-for.js';
import type { ModelIr, ProgramIr, PropertyIr } from './program-ir.js';
import { reachability } from './reachability.js';

/**
 * Whether `is` holds for a field of a model, or of the models nested in it that `apply` merges or
 * matches.
 */
export const someField = (
  model: ModelIr,
  program: ProgramIr,
  is: (property: PropertyIr, owner: ModelIr) => boolean,
): boolean => someFieldIn(program, is)(model);

/** The same for any model of a program. */
const someFieldIn = (
  program: ProgramIr,
  is: (property: PropertyIr, owner: ModelIr) => boolean,
): ((model: ModelIr) => boolean) =>
  reachability(
    (model: ModelIr) => model.properties.some((property) => is(property, model)),
    ({ properties }) =>
      properties.flatMap(({ schema }) => {
        const held = heldModel(schema);
        return (held && modelNamed(held.model, program)) ?? [];
      }),
  );

/** Whether a model holds a list whose items are matched by a key. */
export const holdsKeyed = (model: ModelIr, program: ProgramIr): boolean => keyedIn(program)(model);

const keyedIn = onceFor((program: ProgramIr) =>
  someFieldIn(program, ({ keyedBy }) => keyedBy !== undefined),
);
