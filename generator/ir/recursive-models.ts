import { modelNamed } from './model-named.js';
import { nestedNames } from './nested-names.js';
import { onceFor } from './once-for.js';
import type { ModelIr, ProgramIr } from './program-ir.js';

/** The models that nest themselves. */
export const recursiveModels: (program: ProgramIr) => readonly ModelIr[] = onceFor((program) =>
  program.models.filter((model) => isRecursive(model, program)),
);

/** Whether a model nests itself, directly or through others. */
export function isRecursive(model: ModelIr, program: ProgramIr): boolean {
  const recursive = answersIn(program);
  const known = recursive.get(model.name);
  if (known !== undefined) return known;
  const answer = nestedNames(model).length > 0 && reaches(model, model.name, program, new Set());
  recursive.set(model.name, answer);
  return answer;
}

const answersIn: (program: ProgramIr) => Map<string, boolean> = onceFor(() => new Map());

function reaches(model: ModelIr, name: string, program: ProgramIr, seen: Set<string>): boolean {
  return nestedNames(model).some((nested) => {
    if (nested === name) return true;
    if (seen.has(nested)) return false;
    seen.add(nested);
    const inner = modelNamed(nested, program);
    return inner !== undefined && reaches(inner, name, program, seen);
  });
}
