import type { SchemaIr } from './schema-ir.js';
import { isPassage } from './walk.js';

/** The model that a field holds, or holds a list of. */
export interface HeldModel {
  readonly as: 'model' | 'list';
  readonly name: string;
}

/** What a schema holds beside scalars and containers that are written whole. */
export function heldModel(schema: SchemaIr): HeldModel | undefined {
  const inner = passedTo(schema);
  if (inner.kind === 'model') return { as: 'model', name: inner.model };
  if (inner.kind !== 'array') return undefined;
  const item = passedTo(inner.items);
  return item.kind === 'model' ? { as: 'list', name: item.model } : undefined;
}

/** What a schema hands its values on to. */
function passedTo(schema: SchemaIr): SchemaIr {
  const isThrough =
    schema.kind === 'wrapper' || schema.kind === 'required' || schema.kind === 'pipe';
  return isThrough && isPassage(schema) ? passedTo(schema.schema) : schema;
}
