import type { Dto, DtoDefinition, DtoFamily } from './dto.js';
import { jsonSchemaConverter } from './json-schema/json-schema-target.js';
import { readWith } from './read-with.js';
import { giveBack, takeReport } from './report.js';

/** The Dto of a family for these roles: what one of them may write, all together may. */
/* @__NO_SIDE_EFFECTS__ */
export function createDto<Output, Input = Output>(
  family: DtoFamily,
  roles: readonly string[],
): Dto<Output, Input> {
  // By name: V8 takes many times as long for a spread, and this is asked for each request.
  const { model, shape, bitsOfRole, read, grants, jsonSchema } = family;
  const { check, checkReferences, conditions, isRemembered } = family;
  const bits = bitsOf(bitsOfRole, roles);
  return dtoOf({
    model,
    shape,
    bitsOfRole,
    read,
    grants,
    check,
    checkReferences,
    conditions,
    isRemembered,
    jsonSchema,
    roles,
    bits,
  });
}

/** The Dto object of a definition. */
/* @__NO_SIDE_EFFECTS__ */
export function dtoOf<Output, Input>(definition: DtoDefinition): Dto<Output, Input> {
  const { jsonSchema, shape, bits } = definition;
  return {
    '~dto': definition,
    '~standard': {
      version: 1,
      vendor: 'gen-dtos',
      validate(input) {
        const report = takeReport();
        const result = readWith<Output>(definition, input, report);
        if (!result.success) return { issues: result.issues };
        giveBack(report);
        return { value: result.output };
      },
      jsonSchema: jsonSchemaConverter(jsonSchema, { shape, roles: bits }),
    },
  };
}

/**
 * The bits of roles that are declared; 0 if none is.
 *
 * @throws {TypeError} If they are no list: a text would be its letters, and one could be a role's name.
 */
export function bitsOf(bitsOfRole: DtoFamily['bitsOfRole'], roles: readonly string[]): number {
  if (!Array.isArray(roles)) throw new TypeError("Roles are a list, such as ['owner'].");
  let bits = 0;
  for (const role of roles) bits |= bitsOfRole(role);
  return bits;
}
