import { definitionOf } from '../../../src/model/model.js';
import { referenceOf } from '../../../src/model/reference.js';
import type { SchemaIr } from '../../ir/schema-ir.js';
import { hasGetters } from '../live/entries.js';
import { stableSchemaOf } from '../live/stable-schema.js';
import { lowerPart, type Lowering } from './lowering.js';
import { lazyRefTo, NOTHING } from './ref-to.js';

/**
 * Lowers a lazy schema whose function always returns the same schema. One that depends on the
 * input, or makes a new schema each time, becomes an island.
 */
export function lowerLazy(lowering: Lowering): SchemaIr | undefined {
  const { node, context } = lowering;
  if (node.type !== 'lazy') return undefined;
  const schema = stableSchemaOf(node);
  const isReference = referenceOf(node) !== undefined;
  if (schema === undefined) return isReference ? NOTHING : undefined; // `lowerReference` complains
  const lowered = (): SchemaIr => lowerPart(lowering, schema, 'getter');
  const isDefinedThere = definitionOf(schema) || isReference || hasGetters(schema);
  return isDefinedThere ? lowered() : lazyRefTo(schema, context, lowered);
}
