/** For models that nest themselves, and for lazy schemas: generated code calls what it needs of it. */
import {
  DIALECTS,
  sayJsonSchema,
  type Asked,
  type JsonSchema,
  type JsonSides,
} from './json-schema.js';

/** A reference to a definition of the document. */
export function referTo(name: string, { dialect }: Asked): JsonSchema {
  return { $ref: `#/${DIALECTS[dialect].in}/${name}` };
}

/** A schema, once the definitions that it refers to are put to those of the document. */
export function referring(
  asked: Asked,
  schema: JsonSchema,
  definitions: { readonly [name: string]: JsonSides },
): JsonSchema {
  const addFor = (referrer: JsonSchema): void => {
    const text = JSON.stringify(referrer);
    for (const [name, sides] of Object.entries(definitions)) {
      if (Object.hasOwn(asked.definitions, name) || !text.includes(`/${name}"`)) continue;
      asked.definitions[name] = {}; // it may refer to itself
      asked.definitions[name] = sayJsonSchema(sides, asked);
      addFor(asked.definitions[name]);
    }
  };
  addFor(schema);
  return schema;
}
