import type { ReferenceObject, SchemaObject } from 'openapi3-ts/oas31';
import type {
  ActionIr,
  ObjectIr,
  Primitive,
  SchemaIr,
  TypeIr,
  WrapperIr,
} from '../../generator/ir/schema-ir.js';
import { keywordsOf } from './keywords.js';

/** The component that a nested model has in a shape, for the role or view that is documented. */
export type RefModel = (model: string, inArray: boolean) => ReferenceObject;

const TYPES: Readonly<Record<TypeIr['type'], SchemaObject>> = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  bigint: { type: 'integer', format: 'int64' },
  date: { type: 'string', format: 'date-time' },
  null: { type: 'null' },
  unknown: {},
  any: {},
};

/** A schema as JSON Schema 2020-12: what may be sent. Where a rule can't be said, it is left out. */
export function jsonSchemaOf(
  schema: SchemaIr,
  ref: RefModel,
  inArray = false,
): SchemaObject | ReferenceObject {
  switch (schema.kind) {
    case 'type':
      return TYPES[schema.type];
    case 'const':
      return valuesSchema([schema.const]);
    case 'enum':
      return valuesSchema(schema.enum);
    case 'array':
      return { type: 'array', items: jsonSchemaOf(schema.items, ref, true) };
    case 'object':
      return objectSchema(schema, ref);
    case 'anyOf':
      return { anyOf: schema.anyOf.map((option) => jsonSchemaOf(option, ref, true)) };
    case 'model':
      return ref(schema.model, inArray);
    case 'pipe':
      return pipeSchema(jsonSchemaOf(schema.schema, ref, inArray), schema.actions);
    case 'wrapper':
      return wrapperSchema(schema, ref, inArray);
    case 'island':
      return {};
  }
}

/** Several of the values of a schema: those that one of the narrowings accepts, too. */
export function narrowedSchema(
  schema: SchemaObject | ReferenceObject,
  narrowings: readonly (SchemaObject | ReferenceObject)[],
): SchemaObject | ReferenceObject {
  const allowed = anyOfSchemas(narrowings);
  // A list of values says it all: narrowing never names one that the field could not hold.
  const listed = narrowings.every((narrowing) => 'enum' in narrowing || 'const' in narrowing);
  return listed ? allowed : { allOf: [schema, allowed] };
}

/** One of several schemas. `anyOf`, for the inputs of roles are often subsets of one another. */
export function anyOfSchemas(
  schemas: readonly (SchemaObject | ReferenceObject)[],
): SchemaObject | ReferenceObject {
  const [only] = schemas;
  return only !== undefined && schemas.length === 1 ? only : { anyOf: [...schemas] };
}

function valuesSchema(values: readonly Primitive[]): SchemaObject {
  const sayable = values.filter(isJson);
  if (sayable.length < values.length) return {};
  const types = new Set(sayable.map(typeOfValue));
  const [type] = types;
  return { ...(type && types.size === 1 && { type }), enum: sayable };
}

function objectSchema(schema: ObjectIr, ref: RefModel): SchemaObject {
  const properties = schema.properties.map(
    ({ key, schema: inner }) => [key, jsonSchemaOf(inner, ref, true)] as const,
  );
  const required = schema.properties
    .filter(({ schema: inner }) => !mayBeAbsent(inner))
    .map(({ key }) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    ...(schema.unknownKeys === 'refuse' && { additionalProperties: false }),
  };
}

function wrapperSchema(
  schema: WrapperIr,
  ref: RefModel,
  inArray: boolean,
): SchemaObject | ReferenceObject {
  const inner = jsonSchemaOf(schema.schema, ref, inArray);
  const isNullable = schema.wrapper === 'nullable' || schema.wrapper === 'nullish';
  const nullable = isNullable ? orNull(inner) : inner;
  if (schema.default?.kind !== 'value' || !isJson(schema.default.value)) return nullable;
  return { ...nullable, default: schema.default.value };
}

function orNull(schema: SchemaObject | ReferenceObject): SchemaObject {
  if ('$ref' in schema) return { anyOf: [schema, { type: 'null' }] };
  if (Object.keys(schema).length === 0) return schema;
  if (typeof schema.type === 'string' && schema.enum === undefined) {
    return { ...schema, type: [schema.type, 'null'] };
  }
  return { anyOf: [schema, { type: 'null' }] };
}

/** What is asked after a transformation is not asked of what was sent. */
function pipeSchema(
  schema: SchemaObject | ReferenceObject,
  actions: readonly ActionIr[],
): SchemaObject | ReferenceObject {
  let result: SchemaObject = '$ref' in schema ? { allOf: [schema] } : { ...schema };
  for (const action of actions) {
    if (action.kind === 'island' && action.transforms) break;
    if (action.kind === 'island') continue;
    const keywords = keywordsOf(action, result.type);
    if (keywords === 'transforms') break;
    const clashes = Object.keys(keywords).some(
      (keyword) => keyword !== 'type' && keyword in result,
    );
    result = clashes
      ? { ...result, allOf: [...(result.allOf ?? []), keywords] }
      : { ...result, ...keywords };
  }
  return result;
}

function mayBeAbsent(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return mayBeAbsent(schema.schema);
  return schema.kind === 'wrapper' && schema.wrapper !== 'nullable';
}

type JsonPrimitive = Exclude<Primitive, bigint>;

function isJson(value: Primitive): value is JsonPrimitive {
  return typeof value !== 'bigint' && (typeof value !== 'number' || Number.isFinite(value));
}

function typeOfValue(value: JsonPrimitive): 'string' | 'number' | 'boolean' | 'null' {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' ? 'number' : 'boolean';
}
