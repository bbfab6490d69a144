import type { WritersIr } from '../../../generator/ir/program-ir.js';
import type { AnyOfIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import type { Emitter } from './emitter.js';

/** An option of a variant, and the keys that select it. */
export interface Option {
  readonly schema: SchemaIr;
  readonly discriminators: readonly Discriminator[];
}

/** A key that selects an option. */
export interface Discriminator {
  readonly key: string;
  readonly schema: SchemaIr;
  /** The roles that may send it; absent outside models. */
  readonly writers?: WritersIr;
}

/** The options. Those of nested variants are included, with one more key each. */
export function optionsOf(
  { anyOf }: AnyOfIr,
  keys: readonly string[],
  emitter: Emitter,
): readonly Option[] {
  return anyOf.flatMap((schema) => {
    if (schema.kind === 'anyOf' && schema.discriminator !== undefined) {
      return optionsOf(schema, [...new Set([...keys, schema.discriminator])], emitter);
    }
    return [{ schema, discriminators: keys.map((key) => discriminatorOf(schema, key, emitter)) }];
  });
}

const NEVER: SchemaIr = { kind: 'type', type: 'never', expects: 'never' };

function discriminatorOf(schema: SchemaIr, key: string, emitter: Emitter): Discriminator {
  if (schema.kind === 'pipe') return discriminatorOf(schema.schema, key, emitter);
  if (schema.kind === 'object') {
    const property = schema.properties.find((one) => one.key === key);
    return { key, schema: property?.schema ?? NEVER };
  }
  if (schema.kind !== 'model') return { key, schema: NEVER };
  const property = emitter.model(schema.model).properties.find((one) => one.key === key);
  if (property === undefined) return { key, schema: NEVER };
  return { key, schema: property.schema, writers: property.writers.create };
}
