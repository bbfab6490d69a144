/** The parts of a valibot schema that are looked at. */
interface Node {
  readonly type?: unknown;
  readonly wrapped?: Node;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
}

/**
 * Finds a value of a narrowing that its field could not hold, if both list their values. The
 * compiler checks every kind of schema; this is for JavaScript, and for lists of values only.
 */
export function valueBeyond(
  field: object,
  narrowing: object,
): { readonly value: unknown } | undefined {
  const held = valuesOf(field);
  const named = valuesOf(narrowing);
  if (held === undefined || named === undefined) return undefined;
  const beyond = named.filter((value) => value !== null && !held.includes(value));
  return beyond.length > 0 ? { value: beyond[0] } : undefined;
}

function valuesOf(schema: Node): readonly unknown[] | undefined {
  if (schema.wrapped) return valuesOf(schema.wrapped);
  if (schema.type === 'literal') return [schema.literal];
  const isList = schema.type === 'picklist' || schema.type === 'enum';
  return isList && Array.isArray(schema.options) ? schema.options : undefined;
}
