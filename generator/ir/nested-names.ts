import type { ModelIr } from './program-ir.js';
import { modelsIn } from './walk.js';

/** The names of the models that a model nests, in the order of a program. */
export function nestedNames(model: ModelIr): readonly string[] {
  const known = nested.get(model) ?? namesNestedIn(model);
  nested.set(model, known);
  return known;
}

/** Most nest none, and each is asked several times. */
const nested: WeakMap<ModelIr, readonly string[]> = new WeakMap();

function namesNestedIn({ properties }: ModelIr): readonly string[] {
  const names = properties.flatMap(({ schema }) => modelsIn(schema, 'create'));
  return [...new Set(names.map(({ model }) => model))].sort();
}
