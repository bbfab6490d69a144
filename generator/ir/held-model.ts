import { mayBeWhole } from './may-be-whole.js';
import { passedTo } from './passed-to.js';
import type { SchemaIr } from './schema-ir.js';

/** The model that a value or each item of a list is. */
export interface HeldModel {
  readonly as: 'model' | 'list';
  readonly model: string;
}

/**
 * The model that a schema's values, or the items of its lists, are. Models nested deeper don't
 * count.
 */
export function heldModel(schema: SchemaIr): HeldModel | undefined {
  const inner = passedTo(schema);
  if (inner?.kind === 'model') return { as: 'model', model: inner.model };
  const item = inner?.kind === 'array' ? passedTo(inner.items) : undefined;
  return item?.kind === 'model' ? { as: 'list', model: item.model } : undefined;
}

/**
 * The models among the options of a variant or union. Empty if a value may also be an object that
 * is not a model.
 */
export function optionModels(schema: SchemaIr): readonly string[] {
  if (passedTo(schema)?.kind !== 'anyOf') return [];
  const options = optionsIn(schema);
  if (options.some((option) => mayBeWhole(option))) return [];
  return [...new Set(options.flatMap((option) => (option.kind === 'model' ? option.model : [])))];
}

/** The same for the items of a list. */
export function itemOptionModels(schema: SchemaIr): readonly string[] {
  const inner = passedTo(schema);
  return inner?.kind === 'array' ? optionModels(inner.items) : [];
}

/** The options of a variant or union, with nested ones flattened. */
export function optionsIn(schema: SchemaIr, seen: ReadonlySet<SchemaIr> = new Set()): SchemaIr[] {
  const inner = passedTo(schema);
  if (inner === undefined || seen.has(inner)) return [];
  if (inner.kind !== 'anyOf') return [inner];
  return inner.anyOf.flatMap((option) => optionsIn(option, new Set([...seen, inner])));
}
