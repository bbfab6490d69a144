import { modelNamed } from './model-named.js';
import { nestedNames } from './nested-names.js';
import { onceFor } from './once-for.js';
import type { ModelIr, ProgramIr } from './program-ir.js';

/**
 * A model and all models nested in it, at any depth: all that its inputs depend on. They are in the
 * order of the program, so that what is printed of them is, too.
 */
export function withNested(model: ModelIr, program: ProgramIr): readonly ModelIr[] {
  const found = new Set([model]);
  for (const one of found) {
    for (const name of nestedNames(one)) {
      const nested = modelNamed(name, program);
      if (nested !== undefined) found.add(nested);
    }
  }
  const places = placesIn(program);
  return [...found].sort((one, other) => places.get(one)! - places.get(other)!);
}

const placesIn = onceFor(
  ({ models }: ProgramIr): ReadonlyMap<ModelIr, number> =>
    new Map(models.map((model, place) => [model, place])),
);
