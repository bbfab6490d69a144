import { modelNamed } from './model-named.js';
import { onceFor } from './once-for.js';
import type { ModelIr, ProgramIr } from './program-ir.js';
import { reachability } from './reachability.js';
import { modelsIn } from './walk.js';
import { isOpen } from './writers.js';

/** Whether an input of a model, or of a model it nests, may hold a reference. */
export const holdsReference = (model: ModelIr, program: ProgramIr): boolean =>
  answersIn(program)(model);

const answersIn = onceFor((program: ProgramIr) =>
  reachability(
    ({ properties }: ModelIr) =>
      properties.some((property) => isOpen(property) && property.reference !== undefined),
    ({ properties }) =>
      properties
        .filter(isOpen)
        .flatMap(({ schema }) => modelsIn(schema, 'create'))
        .flatMap(({ model }) => modelNamed(model, program) ?? []),
  ),
);
