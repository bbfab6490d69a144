import type { Dto, DtoDefinition } from './dto.js';

/**
 * The definition that a Dto carries.
 *
 * @throws {TypeError} If the argument is not a Dto: untyped callers may pass `updateUserBy` itself.
 */
export function definitionOfDto(dto: Dto<unknown, unknown>): DtoDefinition {
  const definition = (dto as Partial<typeof dto> | null | undefined)?.['~dto'];
  if (definition !== undefined) return definition;
  throw new TypeError('Pass a Dto, such as updateUserByOwner or updateUserBy(roles).');
}
