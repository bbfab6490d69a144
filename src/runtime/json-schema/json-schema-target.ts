import type { StandardJSONSchemaV1 } from '@standard-schema/spec';
import { DIALECTS, type Asked, type Dialect, type JsonSchema, type Side } from './json-schema.js';

/**
 * Makes the converter that frameworks ask for the JSON Schema of either side (Standard JSON
 * Schema).
 *
 * @param schemaOf Returns the schema of a model.
 * @param asked The shape and the roles of the Dto.
 *
 * @returns The converter. It throws a `RangeError` for a dialect that is not supported.
 */
export function jsonSchemaConverter(
  schemaOf: (asked: Asked) => JsonSchema,
  asked: Pick<Asked, 'shape' | 'roles'>,
): StandardJSONSchemaV1.Converter {
  const converter = (side: Side) => (options: StandardJSONSchemaV1.Options) => {
    const { target } = options;
    if (!isDialect(target)) throw new RangeError(`JSON Schema for '${target}' is not supported.`);
    const { $schema, in: place } = DIALECTS[target];
    const definitions: Asked['definitions'] = {};
    // Without a declared role, nothing may be sent.
    const schema: JsonSchema =
      asked.roles === 0 ? { not: {} } : schemaOf({ ...asked, side, dialect: target, definitions });
    return {
      ...($schema && { $schema }),
      ...schema,
      ...(Object.keys(definitions).length > 0 && { [place]: definitions }),
    };
  };
  return { input: converter('input'), output: converter('output') };
}

const isDialect = (target: string): target is Dialect => Object.hasOwn(DIALECTS, target);
