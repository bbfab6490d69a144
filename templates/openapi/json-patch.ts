import type { JsonSchema } from '../../generator/ir/json-schema/json-schema.js';
import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import { withArticle } from '../with-article.js';
import type { Sender } from './component-names.js';
import { pointerPattern } from './pointer-pattern.js';

/** The name of the component for a role's JSON Patch. */
export const jsonPatchName = ({ typeName }: Sender): string => `JsonPatch${typeName}`;

/** A role's JSON Patch (RFC 6902): closed operations, only on what it may write. */
export function jsonPatchComponent(model: ModelIr, dto: Sender, program: ProgramIr): JsonSchema {
  const written: JsonSchema = {
    type: 'string',
    description: 'A JSON Pointer (RFC 6901) to what the role may write.',
    pattern: pointerPattern(model, dto, program),
  };
  const read: JsonSchema = {
    type: 'string',
    description: 'A JSON Pointer (RFC 6901) to what the role may read, with all that is in it.',
    pattern: '^(?:/(?:[^~/]|~[01])*)*$',
  };
  return {
    type: 'array',
    description: `A JSON Patch (RFC 6902) by ${dto.role ? `\`${dto.role.name}\`` : 'callers with several roles'} for ${withArticle(model.name)}. It is applied as a whole, or not at all.`,
    maxItems: 1_000,
    items: {
      anyOf: [
        operation(['add', 'replace'], { path: written, value: VALUE }),
        operation(['remove'], { path: written }),
        operation(['move'], { from: written, path: written }),
        operation(['copy'], { from: read, path: written }),
        operation(['test'], { path: read, value: VALUE }),
      ],
    },
  };
}

const VALUE: JsonSchema = {
  description: 'Any JSON value; which ones are accepted depends on the place.',
};

function operation(ops: string[], members: Record<string, JsonSchema>): JsonSchema {
  return {
    type: 'object',
    properties: { op: { type: 'string', enum: ops }, ...members },
    required: ['op', ...Object.keys(members)],
    additionalProperties: false,
  };
}
