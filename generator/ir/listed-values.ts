import type { Primitive, SchemaIr } from './schema-ir.js';

/** The values that a schema lists; empty if it is not a list of values. */
export function listedValues(schema: SchemaIr | undefined): readonly Primitive[] {
  if (schema?.kind === 'const') return [schema.const];
  return schema?.kind === 'enum' ? schema.enum : [];
}

/**
 * Whether a value tells which list it is from: no list is empty, no value is in two lists, and none
 * is `undefined` or `NaN`.
 */
export function haveDistinctValues(lists: readonly (readonly Primitive[])[]): boolean {
  const values = lists.flat();
  return (
    lists.every((list) => list.length > 0) &&
    new Set(values).size === values.length &&
    !values.some((value) => value === undefined || Number.isNaN(value))
  );
}
