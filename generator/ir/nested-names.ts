import { onceFor } from './once-for.js';
import type { ModelIr } from './program-ir.js';
import { modelsIn } from './walk.js';

/** The names of the models that a model nests, in the program's order. */
export const nestedNames: (model: ModelIr) => readonly string[] = onceFor(namesNestedIn);

function namesNestedIn({ properties }: ModelIr): readonly string[] {
  const names = properties.flatMap(({ schema }) => modelsIn(schema, 'create'));
  return [...new Set(names.map(({ model }) => model))].sort();
}
