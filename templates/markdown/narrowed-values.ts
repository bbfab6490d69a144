import { jsonSchemaOf } from '../../generator/ir/json-schema/schema.js';
import { RETURNED } from '../../generator/ir/json-schema/translation.js';
import { wideningsOf } from '../../generator/ir/json-schema/widenings.js';
import { listedValues } from '../../generator/ir/listed-values.js';
import type { SchemaIr } from '../../generator/ir/schema-ir.js';
import { literal, markdownCode } from '../encode.js';

/** Describes the values that at least one of the narrowings accepts. */
export function narrowedValues(narrowings: readonly SchemaIr[]): string {
  return narrowings.map(valuesOf).join(' or ');
}

/** Lists the values if the schema does; otherwise describes them. */
function valuesOf(schema: SchemaIr): string {
  if (schema.kind === 'const' || schema.kind === 'enum') {
    const values = listedValues(schema).map((value) => markdownCode(literal(value)));
    return values.length === 0 ? 'none' : values.join(', ');
  }
  const said = jsonSchemaOf(schema, RETURNED); // a model can't be narrowed (narrowing-model)
  const isAll = wideningsOf(schema).every(({ isSlight }) => isSlight) && schema.kind !== 'ref';
  const words = Object.keys(said).length > 0 ? [markdownCode(JSON.stringify(said))] : [];
  return [...words, ...(isAll ? [] : ['what its own schema accepts'])].join(', and of that ');
}
