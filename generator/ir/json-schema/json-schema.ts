/**
 * The JSON Schema that we write. It has `enum` instead of `const`, because every dialect knows it.
 * A type alias, because OpenAPI's types need an index signature, which interfaces lack.
 */
export type JsonSchema = {
  $ref?: string;
  type?: JsonType | JsonType[];
  enum?: JsonPrimitive[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  not?: JsonSchema;
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  properties?: Record<string, JsonSchema>;
  required?: string[];
  patternProperties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | false;
  propertyNames?: JsonSchema;
  minProperties?: number;
  maxProperties?: number;
  prefixItems?: JsonSchema[];
  items?: JsonSchema;
  contains?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  title?: string;
  description?: string;
  examples?: unknown[];
  default?: JsonData;
};

export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'object' | 'array';

export type JsonPrimitive = string | number | boolean | null;

export type JsonData = JsonPrimitive | readonly JsonData[] | { readonly [key: string]: JsonData };

/** Accepts nothing. */
export const NEVER: JsonSchema = { not: {} };

/** The types that a schema names; empty if it names none. */
export function typesOf(schema: JsonSchema): readonly JsonType[] {
  return schema.type === undefined ? [] : [schema.type].flat();
}

export function isJson(value: unknown): value is JsonPrimitive {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

export const isNever = (schema: JsonSchema): boolean =>
  schema.not !== undefined && isEmpty(schema.not);

export const isEmpty = (schema: JsonSchema): boolean => Object.keys(schema).length === 0;
