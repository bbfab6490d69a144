import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import { modelsIn } from '../../generator/ir/walk.js';
import { modelNamed } from '../../generator/ir/model-named.js';

/** The models that a model nests: the only ones that its modules speak of beside itself. */
export function nestedModels(model: ModelIr, program: ProgramIr): readonly ModelIr[] {
  const known = nested.get(model) ?? namesNestedIn(model);
  nested.set(model, known);
  return known.flatMap((name) => modelNamed(name, program) ?? []);
}

/** Each module of a model asks several times. */
const nested: WeakMap<ModelIr, readonly string[]> = new WeakMap();

function namesNestedIn(model: ModelIr): readonly string[] {
  const names = model.properties.flatMap((property) =>
    modelsIn(property.schema, 'create').map((inner) => inner.model),
  );
  const others = [...new Set(names)].filter((name) => name !== model.name);
  return others.sort((a, b) => (a < b ? -1 : 1)); // the order of a program
}
