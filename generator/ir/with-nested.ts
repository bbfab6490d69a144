import { modelNamed } from './model-named.js';
import { nestedNames } from './nested-names.js';
import type { ModelIr, ProgramIr } from './program-ir.js';

/** A model and all models nested in it, at any depth: all that its inputs depend on. */
export function withNested(model: ModelIr, program: ProgramIr): readonly ModelIr[] {
  const found = new Set([model]);
  for (const one of found) {
    for (const name of nestedNames(one)) {
      const nested = modelNamed(name, program);
      if (nested !== undefined) found.add(nested);
    }
  }
  return [...found];
}
