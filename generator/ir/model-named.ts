import type { ModelIr, ProgramIr } from './program-ir.js';

/** A model of a program by its name. Every model asks for those that it nests. */
export function modelNamed(name: string, program: ProgramIr): ModelIr | undefined {
  const known = byName.get(program) ?? new Map(program.models.map((model) => [model.name, model]));
  byName.set(program, known);
  return known.get(name);
}

const byName: WeakMap<ProgramIr, ReadonlyMap<string, ModelIr>> = new WeakMap();
