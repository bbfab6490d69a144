import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import { modelsIn } from '../../generator/ir/walk.js';

/** The models that a model nests: the only ones that its modules speak of beside itself. */
export function nestedModels(model: ModelIr, program: ProgramIr): readonly ModelIr[] {
  const names = new Set(
    model.properties.flatMap((property) =>
      modelsIn(property.schema, 'create').map((nested) => nested.model),
    ),
  );
  if (names.size === 0) return [];
  return program.models.filter((other) => names.has(other.name) && other.name !== model.name);
}
