import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import { modelsIn } from '../../generator/ir/walk.js';

/** Whether a model nests itself, directly or through others. */
export function isRecursive(model: ModelIr, program: ProgramIr): boolean {
  let recursive = cache.get(program);
  if (recursive === undefined) cache.set(program, (recursive = new Map()));
  const known = recursive.get(model.name);
  if (known !== undefined) return known;
  const answer = reaches(model, model.name, program, new Set());
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
      const inner = program.models.find((other) => other.name === nested.model);
      return inner !== undefined && reaches(inner, name, program, seen);
    }),
  );
}
