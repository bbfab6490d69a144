import { onceFor } from './once-for.js';
import type { ModelIr, ProgramIr } from './program-ir.js';

/** Finds a model by name. */
export function modelNamed(name: string, program: ProgramIr): ModelIr | undefined {
  return byName(program).get(name);
}

const byName = onceFor(
  ({ models }: ProgramIr): ReadonlyMap<string, ModelIr> =>
    new Map(models.map((model) => [model.name, model])),
);
