import type { SchemaIr } from './schema-ir.js';
import { isPassage } from './walk.js';

/**
 * The innermost schema that gets a schema's values unchanged; `undefined` if it only refers to
 * itself.
 */
export function passedTo(
  schema: SchemaIr,
  seen: ReadonlySet<SchemaIr> = new Set(),
): SchemaIr | undefined {
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
