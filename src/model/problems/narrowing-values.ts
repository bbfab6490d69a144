/** A schema as introspection sees it. */
interface Node {
  readonly type?: unknown;
  readonly wrapped?: Node;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
}

/**
 * A value of a narrowing that its field could not hold, as far as both list their values. The
 * compiler knows of every schema; this is for JavaScript users, and for lists only.
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
