import { modelNamed } from './model-named.js';
import { nestedNames } from './nested-names.js';
import { onceFor } from './once-for.js';
import type { ModelIr, ProgramIr } from './program-ir.js';
import { modelsIn } from './walk.js';

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
