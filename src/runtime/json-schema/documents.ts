import { definitionOfDto } from '../definition-of-dto.js';
import type { Dto } from '../dto.js';

/** What a Dto says of its two sides, as JSON Schemas. */
export interface Documents {
  readonly sent: unknown;
  readonly returned: unknown;
}

/** They are asked for when a Dto first needs them, and live as long as it does. */
export function documentsOf(dto: Dto<any, any> /* any: of whatever model */): Documents {
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
