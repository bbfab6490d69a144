import { typesOf, type JsonSchema } from './json-schema.js';
import { SKIPPED_KEYS } from './keys.js';

/** Dialects that differ from draft 2020-12. */
const OTHER_DIALECTS = ['draft-07', 'openapi-3.0'] as const;

export type OtherDialect = (typeof OTHER_DIALECTS)[number];

/** A schema in any dialect. */
export interface Dialectal {
  readonly [keyword: string]: unknown;
}

/** A schema in each other dialect, where that differs. */
export function otherDialects(schema: JsonSchema): ReadonlyMap<OtherDialect, Dialectal> {
  if (isSaidAlike(schema)) return new Map();
  const all = OTHER_DIALECTS.map((dialect) => [dialect, inDialect(schema, dialect)] as const);
  return new Map(all.filter(([, other]) => !isSame(schema, other)));
}

/** Whether a schema is the same in every dialect, as almost all are. */
function isSaidAlike(schema: JsonSchema): boolean {
  const { type, items } = schema;
  if (typeof type === 'object' || type === 'null' || (type === 'array' && !items)) return false;
  return Object.entries(schema).every(([keyword, value]) => {
    if (keyword === 'type') return true;
    if (keyword !== 'items' && UNKNOWN_TO_30.has(keyword)) return false;
    return typeof value !== 'object' || isSaidAlikeUnder(keyword, value);
  });
}

function isSaidAlikeUnder(keyword: string, value: unknown): boolean {
  let isAlike = true;
  inside(keyword, value, (inner) => {
    isAlike &&= isSaidAlike(inner);
    return inner;
  });
  return isAlike;
}

/** Whether two schemas are equal, ignoring the order of keywords. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [ones, others] = [said(one), new Map(said(other))];
  return (
    ones.length === others.size &&
    ones.every(([keyword, value]) => others.has(keyword) && isSame(value, others.get(keyword)))
  );
}

const said = (schema: object): [string, unknown][] =>
  Object.entries(schema).filter(([, value]) => value !== undefined);

/**
 * Translates a schema into another dialect: exactly, or to a wider schema if that can't express it.
 */
export function inDialect(schema: JsonSchema, dialect: OtherDialect): Dialectal {
  const translate = (inner: JsonSchema): Dialectal => inDialect(inner, dialect);
  const inner = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, inside(keyword, value, translate)]),
  );
  return dialect === 'draft-07' ? toDraft07(inner) : toOpenApi30(inner, schema);
}

function inside(
  keyword: string,
  value: unknown,
  translate: (schema: JsonSchema) => Dialectal,
): unknown {
  switch (keyword) {
    case 'properties':
    case 'patternProperties':
      return mapped(value as Record<string, JsonSchema>, translate);
    case 'anyOf':
    case 'allOf':
    case 'prefixItems':
      return (value as JsonSchema[]).map(translate);
    case 'not':
    case 'items':
    case 'contains':
    case 'propertyNames':
      return translate(value as JsonSchema);
    case 'additionalProperties':
      return value === false ? value : translate(value as JsonSchema);
    default:
      return value;
  }
}

function mapped(
  schemas: Readonly<Record<string, JsonSchema>>,
  translate: (schema: JsonSchema) => Dialectal,
): Record<string, Dialectal> {
  return Object.fromEntries(
    Object.entries(schemas).map(([key, schema]) => [key, translate(schema)]),
  );
}

/** In draft-07, a tuple's schemas are a list in `items`. */
function toDraft07({ prefixItems, items, ...rest }: Dialectal): Dialectal {
  if (prefixItems === undefined) return items === undefined ? rest : { ...rest, items };
  return { ...rest, items: prefixItems, ...(items !== undefined && { additionalItems: items }) };
}

/** Keywords that OpenAPI 3.0 lacks or expresses differently. */
const UNKNOWN_TO_30: ReadonlySet<string> = new Set([
  'type',
  'prefixItems',
  'items',
  'contains',
  'propertyNames',
  'patternProperties',
  'exclusiveMinimum',
  'exclusiveMaximum',
]);

function toOpenApi30(inner: Dialectal, schema: JsonSchema): Dialectal {
  const known = Object.entries(inner).filter(([keyword]) => !UNKNOWN_TO_30.has(keyword));
  const { exclusiveMinimum: above, exclusiveMaximum: below } = schema;
  return {
    ...typeIn30(schema),
    ...Object.fromEntries(known),
    ...itemsIn30(schema, inner),
    ...(schema.patternProperties && { properties: exempt(inner['properties']) }),
    ...(above !== undefined && { minimum: above, exclusiveMinimum: true }),
    ...(below !== undefined && { maximum: below, exclusiveMaximum: true }),
  };
}

/** OpenAPI 3.0 allows one type only, and has `nullable` in place of the type `null`. */
function typeIn30(schema: JsonSchema): Dialectal {
  const types = typesOf(schema);
  const nullable = types.includes('null') && { nullable: true };
  const [first, ...more] = types.filter((type) => type !== 'null');
  if (first === undefined) return nullable ? { type: 'string', ...nullable, enum: [null] } : {};
  if (more.length === 0) return { type: first, ...nullable };
  const options = [first, ...more].map((type) => ({
    type,
    ...nullable,
    ...(type === 'array' && { items: {} }),
  }));
  return { anyOf: options };
}

/**
 * OpenAPI 3.0 requires exactly one schema for all items. For a tuple it is any of the tuple's
 * schemas.
 */
function itemsIn30(schema: JsonSchema, inner: Dialectal): Dialectal {
  const { prefixItems, items, maxItems } = schema;
  if (prefixItems === undefined) {
    return items || typesOf(schema).includes('array') ? { items: inner['items'] ?? {} } : {};
  }
  const isOpen = items === undefined && maxItems !== prefixItems.length;
  const options = [...(inner['prefixItems'] as Dialectal[]), ...(items ? [inner['items']] : [])];
  return { items: isOpen ? {} : { anyOf: options } };
}

/** Replaces `patternProperties`. We use it only for names that may hold anything. */
function exempt(properties: unknown): Dialectal {
  const names = SKIPPED_KEYS.map((key) => [key, {}] as const);
  return { ...Object.fromEntries(names), ...(properties as object | undefined) };
}
