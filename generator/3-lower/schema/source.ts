import type { SourceIr } from '../../ir/schema-ir.js';

/** Where a schema is that some properties lead to from another one. */
export function step(source: SourceIr, ...steps: (string | number)[]): SourceIr {
  return { ...source, steps: [...source.steps, ...steps] };
}
