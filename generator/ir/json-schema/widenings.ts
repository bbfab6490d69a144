import type { DefinitionIr, SchemaIr } from '../schema-ir.js';
import type { Translation, Widening } from './translation.js';
import { jsonSchemaOf } from './schema.js';

/**
 * Everything a schema's JSON Schema can't express about inputs, so that it accepts more than the
 * parser.
 */
export function wideningsOf(schema: SchemaIr): readonly Widening[] {
  const found = new Map<string, Widening>();
  const seen = new Set<DefinitionIr>();
  const translation: Translation = {
    side: 'input',
    to: 'validator',
    model: () => ({}), // models report on their own fields
    definition(definition) {
      if (!seen.has(definition)) {
        seen.add(definition);
        jsonSchemaOf(definition.schema, translation);
      }
      return {};
    },
    widen: (widening) => found.set(`${widening.kind} ${widening.because}`, widening),
  };
  jsonSchemaOf(schema, translation);
  return [...found.values()];
}
