import { definitionOf } from '../../../src/model/model.js';
import { referenceOf } from '../../../src/model/reference.js';
import type { SchemaIr } from '../../ir/schema-ir.js';
import { hasGetters } from '../live/entries.js';
import type { Node } from '../live/node.js';
import { lowerPart, type Lowering } from './lowering.js';
import { NOTHING, refTo } from './ref-to.js';

/**
 * What a lazy schema gets, if it is always the same one: a function that looks at the input, or makes
 * a new schema each time, is the user's to call.
 */
export function lowerLazy(lowering: Lowering): SchemaIr | undefined {
  const { node, context } = lowering;
  if (node.type !== 'lazy') return undefined;
  const schema = stableSchemaOf(node);
  const isReference = referenceOf(node) !== undefined;
  if (schema === undefined) return isReference ? NOTHING : undefined; // `lowerReference` tells of the target
  const lowered = (): SchemaIr => lowerPart(lowering, schema, 'getter');
  const isDefinedThere = definitionOf(schema) || isReference || hasGetters(schema);
  return isDefinedThere ? lowered() : refTo(schema, context, lowered);
}

function stableSchemaOf({ getter }: Node): Node | undefined {
  if (getter === undefined || getter.length > 0) return undefined;
  try {
    const schema = getter(undefined);
    return typeof schema === 'object' && schema !== null && schema === getter(undefined)
      ? (schema as Node)
      : undefined;
  } catch {
    return undefined;
  }
}
