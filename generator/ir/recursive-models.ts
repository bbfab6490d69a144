import { modelNamed } from './model-named.js';
import { nestedNames } from './nested-names.js';
import type { ModelIr, ProgramIr } from './program-ir.js';
import { modelsIn } from './walk.js';

/** The models that nest themselves. */
export function recursiveModels(program: ProgramIr): readonly ModelIr[] {
  const known = found.get(program) ?? program.models.filter((model) => isRecursive(model, program));
  found.set(program, known);
  return known;
}

const found: WeakMap<ProgramIr, readonly ModelIr[]> = new WeakMap();

/** Whether a model nests itself, directly or through others. */
export function isRecursive(model: ModelIr, program: ProgramIr): boolean {
  let recursive = cache.get(program);
  if (recursive === undefined) cache.set(program, (recursive = new Map()));
  const known = recursive.get(model.name);
  if (known !== undefined) return known;
  const answer = nestedNames(model).length > 0 && reaches(model, model.name, program, new Set());
  recursive.set(model.name, answer);
  return answer;
}

const cache: WeakMap<ProgramIr, Map<string, boolean>> = new WeakMap();

function reaches(model: ModelIr, name: string, program: ProgramIr, seen: Set<string>): boolean {
  return model.properties.some((property) =>
    modelsIn(property.schema, 'create').some((nested) => {
      if (nested.model === name) return true;
      if (seen.has(nested.model)) return false;
      seen.add(nested.model);
      const inner = modelNamed(nested.model, program);
      return inner !== undefined && reaches(inner, name, program, seen);
    }),
  );
}
