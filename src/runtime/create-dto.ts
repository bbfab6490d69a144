import type { Dto, DtoDefinition, DtoFamily } from './dto.js';
import { jsonSchemaConverter } from './json-schema/json-schema-target.js';
import { readWith } from './read-with.js';
import { giveBack, takeReport } from './report.js';

/**
 * Creates the Dto of a family for a set of roles: it accepts what at least one of them may write.
 */
/* @__NO_SIDE_EFFECTS__ */
export function createDto<Output, Input = Output>(
  family: DtoFamily,
  roles: readonly string[],
): Dto<Output, Input> {
  // Copied by name: a spread is many times slower in V8, and this runs for each request.
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

/** Creates the Dto object that carries a definition. */
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
 * The bits of the roles that are declared, combined; 0 if none is.
 *
 * @throws {TypeError} If `roles` is not an array. A string would be read letter by letter, and a
 * letter could be the name of a role.
 */
export function bitsOf(bitsOfRole: DtoFamily['bitsOfRole'], roles: readonly string[]): number {
  if (!Array.isArray(roles)) throw new TypeError("Pass the roles as a list: ['owner'].");
  let bits = 0;
  for (const role of roles) bits |= bitsOfRole(role);
  return bits;
}
