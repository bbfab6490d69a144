import type { Parsed } from '../types/parsed.js';
import { definitionOfDto } from './definition-of-dto.js';
import { DtoError } from './dto-error.js';
import type { Dto } from './dto.js';
import { MAX_ISSUES, type Issue } from './issue.js';
import { mustBeRecord } from './must-be-record.js';
import { safeParse, type ParseOptions } from './parse.js';
import type { SafeParseResult } from './read-with.js';
import { refusedReportOf, type RefusedReport } from './audit/refused-report.js';
import { limitOf } from './limits-from.js';

/** The Dto of every item, or a function that chooses it by the item: an upsert's, say. */
export type DtoOfItem<Output> =
  | Dto<Output, any> // any: as in `parse`
  | ((item: unknown, index: number) => Dto<Output, any>); // any: as above

export interface ParseManyOptions extends ParseOptions {
  /** The items that are taken at most; 1,000 unless it is said. */
  readonly maxItems?: number;
}

/**
 * Parses a list of inputs, all or nothing.
 *
 * @param dto The Dto of every item, or a function that chooses one for an item. It is given what the
 * client sent: let it look records up, never grants.
 * @param input Anything; usually the JSON body of a bulk request.
 * @param options As of `parse`, and how long a list may be. `onRefused` is told of each refused item,
 * or of the list.
 *
 * @returns A fresh object for each item, in their order.
 *
 * @throws {DtoError} If any item is refused. Paths begin with its index; at most 100 reasons are
 * listed, and no item is looked at behind them.
 * @throws {RangeError} If `maxItems` is no number that is 0 or more.
 *
 * @example
 * ```ts
 * import { parseMany, upsertDto, type Dto } from 'gen-dtos/runtime';
 *
 * declare const createUserByOwner: Dto<{ username: string; bio?: string }>;
 * declare const updateUserByOwner: Dto<{ username?: never; bio?: string }>;
 * declare const stored: (item: unknown) => object | undefined;
 *
 * parseMany(updateUserByOwner, [{ bio: 'Hi' }, { username: 'x' }]); // throws: 1.username: Not writable
 * const dtos = { create: createUserByOwner, update: updateUserByOwner };
 * parseMany((item) => upsertDto(stored(item), dtos), [{ username: 'a' }, { bio: 'Hi' }]);
 * ```
 */
export function parseMany<Output>(
  dto: DtoOfItem<Output>,
  input: unknown,
  options?: ParseManyOptions,
): Parsed<Output>[] {
  const result = safeParseMany(dto, input, options);
  if (result.success) return result.output;
  throw new DtoError(result.issues);
}

/** What `safeParseMany` answers. */
export type SafeParseManyResult<Output> =
  | { readonly success: true; readonly output: Parsed<Output>[] }
  | Extract<SafeParseResult<Output>, { readonly success: false }>;

/**
 * Like `parseMany`, with the refusal as a value.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`.
 *
 * @throws {RangeError} If `maxItems` is no number that is 0 or more.
 *
 * @example
 * ```ts
 * import { safeParseMany, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ username?: never; bio?: string }>;
 * const result = safeParseMany(updateUserByOwner, [{ bio: 'Hi' }, { username: 'x' }]);
 * if (!result.success) result.issues;
 * // [{ code: 'not_writable', path: [1, 'username'], message: 'Not writable' }]
 * ```
 */
export function safeParseMany<Output>(
  dto: DtoOfItem<Output>,
  input: unknown,
  { maxItems, ...options }: ParseManyOptions = {},
): SafeParseManyResult<Output> {
  const most = limitOf('maxItems', maxItems, 1_000);
  if (!Array.isArray(input)) return refusedWhole('Invalid type: Expected Array', dto, options);
  if (input.length > most) {
    return refusedWhole(`Invalid length: Expected <=${most}`, dto, options);
  }
  const output: Parsed<Output>[] = [];
  const issues: Issue[] = [];
  for (let index = 0; index < input.length && issues.length < MAX_ISSUES; index++) {
    const item: unknown = input[index];
    const chosen = typeof dto === 'function' ? dto(item, index) : dto;
    const result = safeParse(chosen, item, optionsFor(index, options));
    if (result.success) output.push(result.output);
    else issues.push(...result.issues.map((issue) => within(index, issue)));
  }
  if (issues.length === 0) return { success: true, output };
  return { success: false, issues: issues.slice(0, MAX_ISSUES) };
}

/**
 * Which Dto an upsert is parsed with: where there was no record, that of `create`, where there was
 * one, that of `update`. The record is the server's own look-up: what the client says doesn't count.
 *
 * @param record The stored record, or nothing.
 * @param dtos The Dto of `create` and the one of `update`, for the same roles.
 *
 * @returns One of the two.
 *
 * @throws {TypeError} If it is no record but a list, which is there though nothing was found, or a
 * promise that nobody awaited; or if the Dtos are not for these operations.
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
    readonly create: Dto<Create, any>; // any: as in `parse`
    readonly update: Dto<Update, any>; // any: as in `parse`
  },
): Dto<Create | Update, any> /* any: as in `parse` */ {
  if (!creates(dtos.create) || creates(dtos.update)) {
    throw new TypeError('upsertDto() takes a Dto of create, and one of update or replace.');
  }
  if (record === null || record === undefined) return dtos.create;
  mustBeRecord(record, 'upsertDto()');
  return dtos.update;
}

const creates = (dto: Dto<unknown, any> /* any: as in `parse` */): boolean =>
  definitionOfDto(dto).shape === 'create';

function refusedWhole<Output>(
  message: string,
  dto: DtoOfItem<Output>,
  { onRefused, principal }: ParseOptions,
): { readonly success: false; readonly issues: Issue[] } {
  const issues: Issue[] = [{ code: 'invalid', path: [], message }];
  // Where each item chooses its Dto, there is none of the list.
  if (typeof dto !== 'function') {
    onRefused?.(refusedReportOf(definitionOfDto(dto), { issues, outcome: 'rejected' }, principal));
  }
  return { success: false, issues };
}

function optionsFor(index: number, { onRefused, ...options }: ParseOptions): ParseOptions {
  if (onRefused === undefined) return options;
  const tell = (report: RefusedReport): void =>
    onRefused({
      ...report,
      issues: report.issues.map((issue) => ({
        ...within(index, issue),
        pointer: `/${index}${issue.pointer}`,
      })),
    });
  return { ...options, onRefused: tell };
}

const within = <AnIssue extends Issue>(index: number, issue: AnIssue): AnIssue => ({
  ...issue,
  path: [index, ...issue.path],
});
