import type { Primitive, SchemaIr } from './schema-ir.js';

/** The values of a schema that is a list of them; none if it is not. */
export function listedValues(schema: SchemaIr | undefined): readonly Primitive[] {
  if (schema?.kind === 'const') return [schema.const];
  return schema?.kind === 'enum' ? schema.enum : [];
}

/** Whether each list holds something, and what is there and equals itself tells in which list it is. */
export function tellApart(lists: readonly (readonly Primitive[])[]): boolean {
  const values = lists.flat();
  return (
    lists.every((list) => list.length > 0) &&
    new Set(values).size === values.length &&
    !values.some((value) => value === undefined || Number.isNaN(value))
  );
}
