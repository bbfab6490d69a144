import type { JsonSchema } from './json-schema.js';

const DIALECTS: Readonly<Record<string, string>> = {
  'draft-2020-12': 'https://json-schema.org/draft/2020-12/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema#',
};

/**
 * A schema in the dialect that a framework asks for. What we print is the same in both drafts of
 * JSON Schema; OpenAPI 3.0 says some of it in other words.
 *
 * @throws {RangeError} For a dialect that isn't supported.
 */
export function toTarget(schema: JsonSchema, target: string): Record<string, unknown> {
  if (target === 'openapi-3.0') return toOpenApi30(schema);
  const dialect = DIALECTS[target];
  if (dialect === undefined) {
    throw new RangeError(
      `JSON Schema for '${target}' is not supported: ask for draft-2020-12, draft-07 or openapi-3.0.`,
    );
  }
  return { $schema: dialect, ...schema };
}

/** OpenAPI 3.0: `nullable` for the type `null`, one `example`, limits that exclude as flags. */
function toOpenApi30(schema: JsonSchema): Record<string, unknown> {
  const {
    type,
    anyOf,
    const: constant,
    examples,
    exclusiveMinimum,
    exclusiveMaximum,
    ...rest
  } = schema;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inside(key, value)])),
    ...(type !== undefined && typesOf(type)),
    ...(isList(anyOf) && alternativesOf(anyOf)),
    ...(constant !== undefined && { enum: [constant] }),
    ...(isList(examples) && examples.length > 0 && { example: examples[0] }),
    ...(exclusiveMinimum !== undefined && { minimum: exclusiveMinimum, exclusiveMinimum: true }),
    ...(exclusiveMaximum !== undefined && { maximum: exclusiveMaximum, exclusiveMaximum: true }),
  };
}

function inside(keyword: string, value: unknown): unknown {
  if (keyword === 'properties' && isSchema(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, property]) => [
        key,
        isSchema(property) ? toOpenApi30(property) : property,
      ]),
    );
  }
  if (keyword === 'items' && isSchema(value)) return toOpenApi30(value);
  if (keyword === 'allOf' && isList(value)) return value.filter(isSchema).map(toOpenApi30);
  return value;
}

function typesOf(type: unknown): Record<string, unknown> {
  if (type === 'null') return { nullable: true, enum: [null] };
  if (!isList(type)) return { type };
  const [first] = type.filter((name) => name !== 'null');
  return { type: first, nullable: true };
}

function alternativesOf(schemas: readonly unknown[]): Record<string, unknown> {
  const alternatives = schemas.filter(isSchema);
  const present = alternatives.filter((schema) => schema['type'] !== 'null').map(toOpenApi30);
  if (present.length === alternatives.length) return { anyOf: present };
  const [only] = present;
  return only !== undefined && present.length === 1
    ? { allOf: [only], nullable: true }
    : { anyOf: present, nullable: true };
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
