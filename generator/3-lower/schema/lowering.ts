import type { SchemaIr, SourceIr } from '../../ir/schema-ir.js';
import type { Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';
import { step } from './source.js';

/** How any schema is lowered. */
export type Lower = (schema: object, source: SourceIr, context: LoweringContext) => SchemaIr;

/** A schema that is lowered: where it is, whose it is, and how what is inside of it is. */
export interface Lowering {
  readonly node: Node;
  readonly source: SourceIr;
  readonly context: LoweringContext;
  readonly lower: Lower;
}

/** A schema inside of it, that some properties lead to; its kind has one there. */
export function lowerPart(
  { source, context, lower }: Lowering,
  part: unknown,
  ...steps: readonly (string | number)[]
): SchemaIr {
  return lower(part as object, step(source, ...steps), context);
}
