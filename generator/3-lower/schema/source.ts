import type { SourceIr } from '../../ir/schema-ir.js';

/** The source of a schema at a path inside another one. */
export function step(source: SourceIr, ...steps: (string | number)[]): SourceIr {
  return { ...source, steps: [...source.steps, ...steps] };
}
