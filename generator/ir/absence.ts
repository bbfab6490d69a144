import type { Data, IslandIr, SchemaIr, Wrapper } from './schema-ir.js';

/** Whether a plain object may lack the key of a schema. */
export function mayLackKey(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return mayLackKey(schema.schema);
  return mayLackDiscriminator(schema) || (schema.kind === 'island' && schema.fallback);
}

/** The same of the key that chooses an option. Valibot asks its type, or that of a pipe's first, and of no fallback. */
export function mayLackDiscriminator(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return mayLackDiscriminator(schema.schema);
  if (schema.kind === 'island') return LACKING_TYPES.has(schema.type);
  return schema.kind === 'wrapper' && LACKING.has(schema.wrapper);
}

/** Whether something may be put in when the key is not there. */
export function isFilledIn(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return isFilledIn(schema.schema);
  if (!mayLackKey(schema)) return false;
  return schema.kind === 'island' ? schema.defaulted || schema.fallback : 'default' in schema;
}

/** The default of a key that is not there, if it is data. One that stands for `null` is none. */
export const defaultOfKey = (schema: SchemaIr): Data => defaultWithin(LACKING, schema);

/** The same of an item that a tuple lacks, which is `undefined` to its schema. */
export const defaultOfItem = (schema: SchemaIr): Data => defaultWithin(TAKING, schema);

/** The same of a model's field, whose key may be missing or hold `undefined`. */
export const defaultOfField = (schema: SchemaIr): Data =>
  defaultOfKey(schema) ?? defaultOfItem(schema);

function defaultWithin(wrappers: ReadonlySet<Wrapper>, schema: SchemaIr): Data {
  if (schema.kind === 'pipe') return defaultWithin(wrappers, schema.schema);
  if (schema.kind !== 'wrapper' || !wrappers.has(schema.wrapper)) return undefined;
  return schema.default?.kind === 'value' ? schema.default.value : undefined;
}

/** Whether an island has a default for a key that is not there. Valibot asks for its fallback only after that. */
export const isDefaulted = ({ type, defaulted }: IslandIr): boolean =>
  defaulted && LACKING_TYPES.has(type);

/** Whether a schema may take `undefined`, as it does in place of an item that a tuple lacks. */
export function mayTakeUndefined(schema: SchemaIr): boolean {
  switch (schema.kind) {
    case 'type':
      return UNDEFINED_TYPES.has(schema.type);
    case 'const':
      return schema.const === undefined;
    case 'enum':
      return schema.enum.includes(undefined);
    case 'anyOf':
      return schema.discriminator === undefined && schema.anyOf.some(mayTakeUndefined);
    case 'allOf':
      return schema.allOf.every(mayTakeUndefined);
    case 'wrapper':
      return TAKING.has(schema.wrapper) || mayTakeUndefined(schema.schema);
    case 'required':
      return schema.required === 'nonNullable' && mayTakeUndefined(schema.schema);
    case 'pipe':
      return mayTakeUndefined(schema.schema);
    case 'ref':
    case 'island':
      return true; // nobody knows here
    default:
      return false;
  }
}

/** Whether it does for certain, as long as its default is a value of it. */
export function takesUndefined(schema: SchemaIr): boolean {
  if (schema.kind === 'type') return UNDEFINED_TYPES.has(schema.type);
  if (schema.kind !== 'wrapper') return false;
  return TAKING.has(schema.wrapper) || takesUndefined(schema.schema);
}

/** A schema for a value that is there: absence has been dealt with. */
export function presentSchema(schema: SchemaIr): SchemaIr {
  if (schema.kind !== 'wrapper' || schema.wrapper === 'nullable') return schema;
  if (schema.wrapper !== 'nullish') return presentSchema(schema.schema);
  return schema.default === undefined ? { ...schema, wrapper: 'nullable' } : schema;
}

const LACKING: ReadonlySet<Wrapper> = new Set(['optional', 'exactOptional', 'nullish']);

const LACKING_TYPES: ReadonlySet<string> = new Set(['optional', 'exact_optional', 'nullish']);

const TAKING: ReadonlySet<Wrapper> = new Set(['optional', 'nullish', 'undefinedable']);

const UNDEFINED_TYPES: ReadonlySet<string> = new Set(['undefined', 'void', 'unknown', 'any']);
