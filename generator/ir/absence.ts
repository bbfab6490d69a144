import type { Data, IslandIr, RequiredIr, SchemaIr, Wrapper, WrapperIr } from './schema-ir.js';

/** Whether a plain object may leave out a key with this schema. */
export function mayLackKey(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return mayLackKey(schema.schema);
  return mayLackDiscriminator(schema) || (schema.kind === 'island' && schema.fallback);
}

/**
 * The same for a discriminator. For it, valibot looks at the schema's type and ignores fallbacks.
 */
export function mayLackDiscriminator(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return mayLackDiscriminator(schema.schema);
  if (schema.kind === 'island') return LACKING_TYPES.has(schema.type);
  return schema.kind === 'wrapper' && LACKING.has(schema.wrapper);
}

/** Whether a missing key may be filled in. */
export function isFilledIn(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return isFilledIn(schema.schema);
  if (!mayLackKey(schema)) return false;
  return schema.kind === 'island' ? schema.defaulted || schema.fallback : 'default' in schema;
}

/**
 * The default for a missing key, if it is data. A default that only replaces `null` does not count.
 */
export const defaultOfKey = (schema: SchemaIr): Data => defaultWithin(LACKING, schema);

/** The same for a tuple's missing item, which its schema sees as `undefined`. */
export const defaultOfItem = (schema: SchemaIr): Data => defaultWithin(TAKING, schema);

/** The same for a model's field, whose key may be missing or hold `undefined`. */
export const defaultOfField = (schema: SchemaIr): Data =>
  defaultOfKey(schema) ?? defaultOfItem(schema);

function defaultWithin(wrappers: ReadonlySet<Wrapper>, schema: SchemaIr): Data {
  if (schema.kind === 'pipe') return defaultWithin(wrappers, schema.schema);
  if (schema.kind !== 'wrapper' || !wrappers.has(schema.wrapper)) return undefined;
  return schema.default?.kind === 'value' ? schema.default.value : undefined;
}

/**
 * Whether an island has a default for a missing key. valibot tries its fallback only after that.
 */
export const isDefaulted = ({ type, defaulted }: IslandIr): boolean =>
  defaulted && LACKING_TYPES.has(type);

/** Whether a schema may accept `undefined`, which stands for a tuple's missing item. */
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
      return true; // unknown here
    default:
      return false;
  }
}

/** Whether a schema certainly accepts `undefined`, provided that its default is a valid value. */
export function takesUndefined(schema: SchemaIr): boolean {
  if (schema.kind === 'type') return UNDEFINED_TYPES.has(schema.type);
  if (schema.kind !== 'wrapper') return false;
  return TAKING.has(schema.wrapper) || takesUndefined(schema.schema);
}

/** The values that each wrapper accepts by itself, besides those of its schema. */
export const ABSENCES: Readonly<Record<Wrapper, readonly string[]>> = {
  nullable: ['null'],
  nullish: ['null', 'undefined'],
  optional: ['undefined'],
  undefinedable: ['undefined'],
  exactOptional: [],
};

/** The values that are taken away from those of a schema. */
export const TAKEN_OUT: Readonly<Record<RequiredIr['required'], readonly string[]>> = {
  nonOptional: ['undefined'],
  nonNullable: ['null'],
  nonNullish: ['null', 'undefined'],
};

/** Whether a wrapper accepts `null`. */
export const takesNull = ({ wrapper }: WrapperIr): boolean => ABSENCES[wrapper].includes('null');

/** The schema for a value that is present, once absence has been handled. */
export function presentSchema(schema: SchemaIr): SchemaIr {
  if (schema.kind !== 'wrapper' || schema.wrapper === 'nullable') return schema;
  if (schema.wrapper !== 'nullish') return presentSchema(schema.schema);
  return schema.default === undefined ? { ...schema, wrapper: 'nullable' } : schema;
}

const LACKING: ReadonlySet<Wrapper> = new Set(['optional', 'exactOptional', 'nullish']);

const LACKING_TYPES: ReadonlySet<string> = new Set(['optional', 'exact_optional', 'nullish']);

const TAKING: ReadonlySet<Wrapper> = new Set(['optional', 'nullish', 'undefinedable']);

const UNDEFINED_TYPES: ReadonlySet<string> = new Set(['undefined', 'void', 'unknown', 'any']);
