import { onceFor } from './once-for.js';
import type { ModelIr, ProgramIr } from './program-ir.js';

/** A model of a program by its name. Every model asks for those that it nests. */
export function modelNamed(name: string, program: ProgramIr): ModelIr | undefined {
  return byName(program).get(name);
}

const byName = onceFor(
  ({ models }: ProgramIr): ReadonlyMap<string, ModelIr> =>
    new Map(models.map((model) => [model.name, model])),
);
