import { modelNamed } from './model-named.js';
import type { ModelIr, ProgramIr } from './program-ir.js';
import { modelsIn } from './walk.js';
import { isOpen } from './writers.js';

/** Whether an input of a model, or of a model it nests, may hold a reference. */
export function holdsReference(model: ModelIr, program: ProgramIr): boolean {
  const seen = new Set<string>();
  const isHeldBy = (name: string): boolean => {
    const found = modelNamed(name, program);
    if (found === undefined || seen.has(name)) return false;
    seen.add(name);
    return found.properties.some(
      (property) =>
        isOpen(property) &&
        (property.reference !== undefined ||
          modelsIn(property.schema, 'create').some((nested) => isHeldBy(nested.model))),
    );
  };
  return isHeldBy(model.name);
}
