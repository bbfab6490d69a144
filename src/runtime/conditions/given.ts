import { dtoOf } from '../create-dto.js';
import { definitionOfDto } from '../definition-of-dto.js';
import type { Dto } from '../dto.js';
import { mustBeRecord } from '../must-be-record.js';
import { isTrue, roleBitsOf } from './condition.js';

/**
 * A Dto for one stored record: it also accepts what its roles may write under conditions (`when`)
 * that hold for the record. A Dto that nobody gave a record accepts none of that.
 *
 * A condition holds if its function returns `true`, or if all its fields are the record's own and
 * have one of their values. One that throws does not hold.
 *
 * @param dto A Dto that updates or replaces. What it was given before is forgotten.
 * @param record The record as it is stored, not as it would be after the change; without one, no
 * condition holds.
 *
 * @returns The Dto to parse with.
 *
 * @throws {TypeError} If it is no record but a list, or a promise that nobody awaited: a condition that
 * asks what is not so would hold for these.
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
  const held = roleBitsOf(definition);
  let bits = held;
  for (const condition of conditions) {
    const isHeld = (condition.role & held) !== 0;
    if (isHeld && record && isTrue(condition, record)) bits |= condition.bit;
  }
  return dtoOf({ ...definition, bits });
}
