import type { ConstIr, Primitive, SchemaIr } from '../../../generator/ir/schema-ir.js';

/**
 * The default of a schema, if it is a single value that the schema passes on as it is. The type
 * `IsPlain` in `src/types/single-default.ts` is the same rule.
 */
export function singleDefaultOf(schema: SchemaIr): ConstIr | undefined {
  const wrapper = named(schema);
  if (wrapper.kind !== 'wrapper' || wrapper.default?.kind !== 'value') return undefined;
  const { value } = wrapper.default;
  if (!isSingle(value) || !isPlain(wrapper)) return undefined;
  return { kind: 'const', const: value, expects: '' };
}

const isSingle = (value: unknown): value is Primitive =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

function isPlain(schema: SchemaIr): boolean {
  const inner = named(schema);
  if (inner.kind === 'wrapper') return WRAPPERS.has(inner.wrapper) && isPlain(inner.schema);
  if (inner.kind === 'type') return TYPES.has(inner.type);
  return inner.kind === 'const' || (inner.kind === 'enum' && inner.from === 'picklist');
}

const WRAPPERS: ReadonlySet<string> = new Set(['optional', 'exactOptional', 'nullish']);

const TYPES: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

/** What a name stands for. */
const named = (schema: SchemaIr): SchemaIr =>
  schema.kind === 'ref' ? named(schema.definition.schema) : schema;
