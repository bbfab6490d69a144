import { definitionOfDto } from '../definition-of-dto.js';
import type { Dto } from '../dto.js';

/** The JSON Schemas of a Dto's two sides: what is sent, and what parsing returns. */
export interface Documents {
  readonly sent: unknown;
  readonly returned: unknown;
}

/** The documents of a Dto. They are made when first needed, and kept as long as the Dto lives. */
export function documentsOf(dto: Dto<unknown, unknown>): Documents {
  const definition = definitionOfDto(dto);
  const known = documents.get(definition);
  if (known) return known;
  const { jsonSchema } = dto['~standard'];
  const options = { target: 'draft-2020-12' } as const;
  const made = { sent: jsonSchema.input(options), returned: jsonSchema.output(options) };
  documents.set(definition, made);
  return made;
}

const documents: WeakMap<object, Documents> = new WeakMap();
