import { modelNamed } from './model-named.js';
import { nestedNames } from './nested-names.js';
import type { ModelIr, ProgramIr } from './program-ir.js';

/** The other models that a model nests. Its modules refer to no others. */
export function nestedModels(model: ModelIr, program: ProgramIr): readonly ModelIr[] {
  const others = nestedNames(model).filter((name) => name !== model.name);
  return others.flatMap((name) => modelNamed(name, program) ?? []);
}
