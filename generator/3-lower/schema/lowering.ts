import type { SchemaIr, SourceIr } from '../../ir/schema-ir.js';
import type { Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';
import { step } from './source.js';

/** Lowers any schema. */
export type Lower = (schema: object, source: SourceIr, context: LoweringContext) => SchemaIr;

/** A schema being lowered: its place, its field, and how to lower the schemas inside it. */
export interface Lowering {
  readonly node: Node;
  readonly source: SourceIr;
  readonly context: LoweringContext;
  readonly lower: Lower;
}

/** Lowers the schema at a path inside another one, which must have one there. */
export function lowerPart(
  { source, context, lower }: Lowering,
  part: unknown,
  ...steps: readonly (string | number)[]
): SchemaIr {
  return lower(part as object, step(source, ...steps), context);
}
