import { definitionOfDto } from '../definition-of-dto.js';
import type { Dto, DtoDefinition } from '../dto.js';

/** The JSON Schemas of a Dto's two sides: what is sent, and what parsing returns. */
export interface Documents {
  readonly sent: unknown;
  readonly returned: unknown;
}

/**
 * The documents of a Dto. They are made when first needed and kept, because `updateUserBy(roles)`
 * is another object for each request.
 */
export function documentsOf(dto: Dto<unknown, unknown>): Documents {
  const { jsonSchema, shape, bits } = definitionOfDto(dto);
  const known = knownOf(jsonSchema);
  const key = `${shape} ${bits}`;
  const made = known.get(key) ?? documentsFrom(dto);
  if (known.size === MOST) known.clear();
  known.set(key, made);
  return made;
}

/** Of a model with many roles, no more sets of roles are remembered than this. */
const MOST = 100;

const documents: WeakMap<DtoDefinition['jsonSchema'], Map<string, Documents>> = new WeakMap();

function knownOf(jsonSchema: DtoDefinition['jsonSchema']): Map<string, Documents> {
  const known = documents.get(jsonSchema) ?? new Map<string, Documents>();
  documents.set(jsonSchema, known);
  return known;
}

function documentsFrom(dto: Dto<unknown, unknown>): Documents {
  const { jsonSchema } = dto['~standard'];
  const options = { target: 'draft-2020-12' } as const;
  return { sent: jsonSchema.input(options), returned: jsonSchema.output(options) };
}
