import { modelNamed } from './model-named.js';
import { nestedNames } from './nested-names.js';
import type { ModelIr, ProgramIr } from './program-ir.js';

/** The models that a model nests: the only ones that its modules speak of beside itself. */
export function nestedModels(model: ModelIr, program: ProgramIr): readonly ModelIr[] {
  const others = nestedNames(model).filter((name) => name !== model.name);
  return others.flatMap((name) => modelNamed(name, program) ?? []);
}
