import type { DefinitionIr, SchemaIr } from '../schema-ir.js';
import type { Saying, Widening } from './saying.js';
import { jsonSchemaOf } from './schema.js';

/**
 * Everything a schema's JSON Schema can't express about inputs, so that it accepts more than the
 * parser.
 */
export function wideningsOf(schema: SchemaIr): readonly Widening[] {
  const found = new Map<string, Widening>();
  const seen = new Set<DefinitionIr>();
  const saying: Saying = {
    side: 'input',
    to: 'validator',
    model: () => ({}), // models report on their own fields
    definition(definition) {
      if (!seen.has(definition)) {
        seen.add(definition);
        jsonSchemaOf(definition.schema, saying);
      }
      return {};
    },
    widen: (widening) => found.set(`${widening.kind} ${widening.because}`, widening),
  };
  jsonSchemaOf(schema, saying);
  return [...found.values()];
}
