import { modelNamed } from '../../generator/ir/model-named.js';
import { nestedNames } from '../../generator/ir/nested-names.js';
import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';

/** The models that a model nests: the only ones that its modules speak of beside itself. */
export function nestedModels(model: ModelIr, program: ProgramIr): readonly ModelIr[] {
  const others = nestedNames(model).filter((name) => name !== model.name);
  return others.flatMap((name) => modelNamed(name, program) ?? []);
}
