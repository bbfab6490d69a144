/**
 * References between JSON Schemas, for models that nest themselves and for lazy schemas. They have
 * a file of their own so that only a bundle with such models carries it.
 */
import {
  DIALECTS,
  sayJsonSchema,
  type Asked,
  type JsonSchema,
  type JsonSides,
} from './json-schema.js';

/** A reference to a definition in the document. */
export function referTo(name: string, { dialect }: Asked): JsonSchema {
  return { $ref: `#/${DIALECTS[dialect].in}/${name}` };
}

/**
 * Adds the definitions that a schema refers to, directly or indirectly, to the document, and
 * returns the schema.
 */
export function referring(
  asked: Asked,
  schema: JsonSchema,
  definitions: { readonly [name: string]: JsonSides },
): JsonSchema {
  const addFor = (referrer: JsonSchema): void => {
    const text = JSON.stringify(referrer);
    for (const [name, sides] of Object.entries(definitions)) {
      if (Object.hasOwn(asked.definitions, name) || !text.includes(`/${name}"`)) continue;
      asked.definitions[name] = {}; // reserved first, since it may refer to itself
      asked.definitions[name] = sayJsonSchema(sides, asked);
      addFor(asked.definitions[name]);
    }
  };
  addFor(schema);
  return schema;
}
