/** Combines JSON Schemas. */
import type { Data, Primitive } from '../schema-ir.js';
import {
  isEmpty,
  isJson,
  isNever,
  NEVER,
  typesOf,
  type JsonData,
  type JsonPrimitive,
  type JsonSchema,
  type JsonType,
} from './json-schema.js';

/**
 * A schema for values that both schemas accept: one object if their keywords fit together, else
 * `allOf`.
 */
export function both(one: JsonSchema, other: JsonSchema): JsonSchema {
  if (isNever(one) || isEmpty(other)) return one;
  if (isNever(other) || isEmpty(one)) return other;
  if (isReference(one)) return { allOf: [one, other] };
  return merged(one, other) ?? { ...one, allOf: [...(one.allOf ?? []), typedAs(one, other)] };
}

/** A part of an `allOf`, with the type repeated: client generators look at each part alone. */
const typedAs = ({ type }: JsonSchema, part: JsonSchema): JsonSchema =>
  type === undefined || isReference(part) ? part : { type, ...part };

/**
 * A schema for values that one of several accepts. Not `oneOf`: roles' inputs are often subsets of
 * others.
 */
export function either(schemas: readonly JsonSchema[]): JsonSchema {
  const options = schemas.filter((schema) => !isNever(schema));
  const [only] = options;
  if (only === undefined) return NEVER;
  if (options.length === 1) return only;
  const others = options.filter((option) => !isNull(option));
  if (others.length > 0 && others.length < options.length) return orNull(either(others));
  if (options.every((option) => option.enum && hasOnly(option, 'type', 'enum'))) {
    return valuesSchema(options.flatMap((option) => option.enum ?? []));
  }
  if (options.every((option) => option.type && hasOnly(option, 'type'))) {
    return ofTypes(options.flatMap(typesOf));
  }
  return { anyOf: options };
}

/** A schema that also accepts `null`. */
export function orNull(schema: JsonSchema): JsonSchema {
  if (isNever(schema)) return { type: 'null' };
  if (isEmpty(schema)) return schema;
  if (schema.type === undefined || COMBINATIONS.some((keyword) => keyword in schema)) {
    const options = schema.anyOf && hasOnly(schema, 'anyOf') ? schema.anyOf : [schema];
    return { anyOf: [...options, { type: 'null' }] };
  }
  return {
    ...schema,
    ...ofTypes([...typesOf(schema), 'null']),
    ...(schema.enum && { enum: distinct([...schema.enum, null]) }),
  };
}

/** A schema with a default. A `$ref` is wrapped, because keywords beside it are ignored. */
export function orDefault(schema: JsonSchema, filled: Data): JsonSchema {
  if (filled === undefined || !isJsonData(filled) || isNever(schema)) return schema;
  return { ...(isReference(schema) ? { allOf: [schema] } : schema), default: filled };
}

/** A schema that no longer accepts `null`. */
export function withoutNull(schema: JsonSchema): JsonSchema {
  if (schema.type === undefined) return both(schema, { not: { type: 'null' } });
  const types = typesOf(schema).filter((type) => type !== 'null');
  if (types.length === 0) return NEVER;
  return {
    ...schema,
    ...ofTypes(types),
    ...(schema.enum && { enum: schema.enum.filter((value) => value !== null) }),
  };
}

/** A schema for those of the values that JSON can carry. */
export function valuesSchema(values: readonly Primitive[]): JsonSchema {
  const sayable = distinct(values.filter(isJson).map(withoutSign));
  if (sayable.length === 0) return NEVER;
  return { ...ofTypes(sayable.map(typeOfValue)), enum: sayable };
}

function ofTypes(types: readonly JsonType[]): JsonSchema {
  const [type, ...more] = distinct(types);
  return type === undefined ? {} : { type: more.length === 0 ? type : [type, ...more] };
}

/**
 * Whether JSON can carry all of it. A key `$ref` is excluded: tools would take it for a reference.
 */
function isJsonData(value: Data): value is JsonData {
  if (typeof value !== 'object' || value === null) return isJson(value);
  return !('$ref' in value) && Object.values(value).every(isJsonData);
}

const isNull = (schema: JsonSchema): boolean => schema.type === 'null';

const hasOnly = (schema: JsonSchema, ...known: readonly string[]): boolean =>
  keys(schema).every((keyword) => known.includes(keyword));

const isReference = (schema: JsonSchema): boolean => schema.$ref !== undefined;

const keys = (schema: JsonSchema): readonly string[] => Object.keys(schema);

/** Keywords that may also refuse values of other types. */
const COMBINATIONS = ['$ref', 'allOf', 'anyOf', 'not'] as const;

/** Both schemas in one object; `undefined` if a keyword would need two values. */
function merged(one: JsonSchema, other: JsonSchema): JsonSchema | undefined {
  if (isReference(other)) return undefined;
  const result: Record<string, unknown> = { ...one };
  const taken = new Set(keys(one).map(placeOf));
  for (const [keyword, value] of Object.entries(other)) {
    const known = result[keyword];
    const both = known === undefined ? value : strictest(keyword, known, value);
    if (both === undefined || (known === undefined && taken.has(placeOf(keyword))))
      return undefined;
    result[keyword] = both;
  }
  return result;
}

/** The stricter of two values of a keyword, if one value can express both. */
function strictest(keyword: string, one: unknown, other: unknown): unknown {
  if (one === other) return one;
  if (keyword === 'type') return commonType([one].flat(), [other].flat());
  if (keyword === 'enum') return commonValues([one].flat(), [other].flat());
  if (typeof one !== 'number' || typeof other !== 'number') return undefined;
  if (/^min|Minimum$/.test(keyword)) return Math.max(one, other);
  return /^max|Maximum$/.test(keyword) ? Math.min(one, other) : undefined;
}

/** The types that both allow, if there are any. */
function commonType(one: readonly unknown[], other: readonly unknown[]): unknown {
  const common = one.flatMap((type) => {
    if (other.includes(type)) return [type];
    if (type === 'integer' && other.includes('number')) return [type];
    return type === 'number' && other.includes('integer') ? ['integer'] : [];
  });
  const [only, ...more] = distinct(common);
  return more.length > 0 ? [only, ...more] : only;
}

/** The values that both list, if there are any. */
function commonValues(one: readonly unknown[], other: readonly unknown[]): unknown {
  const common = other.filter((value) => one.includes(value));
  return common.length > 0 ? common : undefined;
}

const placeOf = (keyword: string): string => PLACES[keyword] ?? keyword;

/** Keywords that depend on each other, or that OpenAPI 3.0 expresses with one keyword. */
const PLACES: Readonly<Record<string, string>> = {
  patternProperties: 'properties',
  additionalProperties: 'properties',
  prefixItems: 'items',
  exclusiveMinimum: 'minimum',
  exclusiveMaximum: 'maximum',
};

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

/** JSON has no negative zero. */
const withoutSign = (value: JsonPrimitive): JsonPrimitive => (value === 0 ? 0 : value);

function typeOfValue(value: JsonPrimitive): JsonType {
  if (value === null) return 'null';
  return typeof value as 'string' | 'number' | 'boolean';
}
