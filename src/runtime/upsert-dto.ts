import { definitionOfDto } from './definition-of-dto.js';
import type { Dto } from './dto.js';
import { mustBeRecord } from './must-be-record.js';

/**
 * Chooses the Dto that an upsert is parsed with: that of `create` if there is no record yet, that
 * of `update` if there is one. Pass a record that the server looked up itself; the client's word
 * doesn't count.
 *
 * @param record The stored record; `null` or `undefined` if there is none.
 * @param dtos The Dto of `create` and that of `update` (or `replace`), for the same roles.
 *
 * @returns One of the two Dtos.
 *
 * @throws {TypeError} If `record` is a list (the result of a query that found nothing is an empty
 * one) or a promise that was not awaited, or if a Dto is not for its operation.
 *
 * @example
 * ```ts
 * import { parse, upsertDto, type Dto } from 'gen-dtos/runtime';
 *
 * declare const create: Dto<{ username: string }>;
 * declare const update: Dto<{ username?: never; bio?: string }>;
 * declare const record: object | undefined;
 * declare const body: unknown;
 *
 * parse(upsertDto(record, { create, update }), body);
 * ```
 */
export function upsertDto<Create, Update>(
  record: object | null | undefined,
  dtos: {
    readonly create: Dto<Create, unknown>;
    readonly update: Dto<Update, unknown>;
  },
): Dto<Create | Update, any> /* any: it may be assigned to a `Dto<Output>` */ {
  if (!creates(dtos.create) || creates(dtos.update)) {
    throw new TypeError(
      "upsertDto() needs a Dto of 'create' as `create`, and one of 'update' or 'replace' as `update`.",
    );
  }
  if (record === null || record === undefined) return dtos.create;
  mustBeRecord(record, 'upsertDto()');
  return dtos.update;
}

const creates = (dto: Dto<unknown, unknown>): boolean => definitionOfDto(dto).shape === 'create';
