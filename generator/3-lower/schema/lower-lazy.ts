import { definitionOf } from '../../../src/model/model.js';
import { referenceOf } from '../../../src/model/reference.js';
import type { SchemaIr, SourceIr } from '../../ir/schema-ir.js';
import { hasGetters } from '../live/entries.js';
import type { Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';
import type { Lower } from './lower-pipe.js';
import { NOTHING, refTo } from './ref-to.js';
import { step } from './source.js';

/**
 * What a lazy schema gets, if it is always the same one: a function that looks at the input, or makes
 * a new schema each time, is the user's to call.
 */
export function lowerLazy(
  node: Node,
  source: SourceIr,
  context: LoweringContext,
  lower: Lower,
): SchemaIr | undefined {
  const schema = stableSchemaOf(node);
  const isReference = referenceOf(node) !== undefined;
  if (schema === undefined) return isReference ? NOTHING : undefined; // `lowerReference` tells of the target
  const inner = step(source, 'getter');
  const lowered = (): SchemaIr => lower(schema as Node, inner);
  const isDefinedThere = definitionOf(schema) || isReference || hasGetters(schema as Node);
  return isDefinedThere ? lowered() : refTo(schema, context, lowered);
}

function stableSchemaOf({ getter }: Node): object | undefined {
  if (getter === undefined || getter.length > 0) return undefined;
  try {
    const schema = getter(undefined);
    return typeof schema === 'object' && schema !== null && schema === getter(undefined)
      ? schema
      : undefined;
  } catch {
    return undefined;
  }
}
