import { mayBeWhole } from './may-be-whole.js';
import type { SchemaIr } from './schema-ir.js';
import { isPassage } from './walk.js';

/** The model that a value is, or is a list of. */
export interface HeldModel {
  readonly as: 'model' | 'list';
  readonly model: string;
}

/** The model whose fields a schema's values have, or those of their items; in anything else none is looked for. */
export function heldModel(schema: SchemaIr): HeldModel | undefined {
  const inner = passedTo(schema);
  if (inner?.kind === 'model') return { as: 'model', model: inner.model };
  const item = inner?.kind === 'array' ? passedTo(inner.items) : undefined;
  return item?.kind === 'model' ? { as: 'list', model: item.model } : undefined;
}

/**
 * The models of which a schema's values are one, where it is a variant or union; none, if a value may
 * be an object that is no model, and has keys of its own.
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

/** What a value may be, those that are variants or unions themselves gone into. */
export function optionsIn(schema: SchemaIr, seen: ReadonlySet<SchemaIr> = new Set()): SchemaIr[] {
  const inner = passedTo(schema);
  if (inner === undefined || seen.has(inner)) return [];
  if (inner.kind !== 'anyOf') return [inner];
  return inner.anyOf.flatMap((option) => optionsIn(option, new Set([...seen, inner])));
}

/** What a schema hands its values on to; nothing, if it goes round in circles. */
function passedTo(schema: SchemaIr, seen: ReadonlySet<SchemaIr> = new Set()): SchemaIr | undefined {
  if (seen.has(schema)) return undefined;
  const next = nextOf(schema);
  return next === undefined ? schema : passedTo(next, new Set([...seen, schema]));
}

function nextOf(schema: SchemaIr): SchemaIr | undefined {
  if (schema.kind === 'ref') return schema.definition.schema;
  const isThrough =
    schema.kind === 'wrapper' || schema.kind === 'required' || schema.kind === 'pipe';
  return isThrough && isPassage(schema) ? schema.schema : undefined;
}
