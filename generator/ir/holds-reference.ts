import { modelNamed } from './model-named.js';
import type { ModelIr, ProgramIr, PropertyIr } from './program-ir.js';
import { modelsIn } from './walk.js';

/** Whether somebody may send a reference to a model, or to one that it nests. */
export function holdsReference(model: ModelIr, program: ProgramIr): boolean {
  const seen = new Set<string>();
  const isHeldBy = (name: string): boolean => {
    const found = modelNamed(name, program);
    if (found === undefined || seen.has(name)) return false;
    seen.add(name);
    return found.properties.some(
      (property) =>
        isWritable(property) &&
        (property.reference !== undefined ||
          modelsIn(property.schema, 'create').some((nested) => isHeldBy(nested.model))),
    );
  };
  return isHeldBy(model.name);
}

const isWritable = ({ writers: { create, update } }: PropertyIr): boolean =>
  [create, update].some(({ all, some }) => all !== 0 || some.length > 0);
