import { nestedNames } from './nested-names.js';
import { onceFor } from './once-for.js';
import type { ModelIr, ProgramIr } from './program-ir.js';
import { withNested } from './with-nested.js';

/** The models that nest themselves. */
export const recursiveModels: (program: ProgramIr) => readonly ModelIr[] = onceFor((program) =>
  program.models.filter((model) => isRecursive(model, program)),
);

/** Whether a model nests itself, directly or through others. */
export function isRecursive(model: ModelIr, program: ProgramIr): boolean {
  const recursive = answersIn(program);
  const known = recursive.get(model.name);
  if (known !== undefined) return known;
  const answer = withNested(model, program).some((one) => nestedNames(one).includes(model.name));
  recursive.set(model.name, answer);
  return answer;
}

const answersIn: (program: ProgramIr) => Map<string, boolean> = onceFor(() => new Map());
