import { dtoOf } from '../create-dto.js';
import { definitionOfDto } from '../definition-of-dto.js';
import type { Dto } from '../dto.js';
import { mustBeRecord } from '../must-be-record.js';
import { isTrue, roleBitsOf } from './condition.js';

/**
 * Makes a Dto for one stored record. It also accepts what the roles may write under conditions
 * (`when`) that hold for that record; without `given`, a Dto accepts none of that.
 *
 * A condition holds if its function returns `true`, or if each of its fields is an own key of the
 * record and has one of the listed values. A condition that throws does not hold.
 *
 * @param dto A Dto of `update` or `replace`. If it was already given a record, the new one replaces
 * it.
 * @param record The record as it is stored, not as it would be after the change. Without one, no
 * condition holds.
 *
 * @returns The Dto to parse with.
 *
 * @throws {TypeError} If `record` is a list or a promise that was not awaited, for which a negative
 * condition (`record.status !== 'locked'`) would hold; or if `dto` is not a Dto.
 *
 * @example
 * ```ts
 * import { given, parse, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateArticleByOwner: Dto<{ status?: never; title?: string }>;
 * declare const body: unknown;
 *
 * parse(updateArticleByOwner, { title: 'New' }); // throws: title: Not writable
 * const article = { id: 1, status: 'draft', title: 'Old' };
 * const changes = parse(given(updateArticleByOwner, article), { title: 'New' }); // { title: 'New' }
 * ```
 */
export function given<Output, Input>(
  dto: Dto<Output, Input>,
  record: object | null | undefined,
): Dto<Output, Input> {
  const definition = definitionOfDto(dto);
  const { conditions } = definition;
  if (record !== null && record !== undefined) mustBeRecord(record, 'given()');
  if (conditions === undefined) return dto;
  const roles = roleBitsOf(definition);
  let bits = roles;
  for (const condition of conditions) {
    const isForThem = (condition.role & roles) !== 0;
    if (isForThem && record && isTrue(condition, record)) bits |= condition.bit;
  }
  return dtoOf({ ...definition, bits });
}
