import type { Parsed } from '../types/parsed.js';
import { definitionOfDto } from './definition-of-dto.js';
import { DtoError } from './dto-error.js';
import type { Dto } from './dto.js';
import { invalid, MAX_ISSUES, type Issue } from './issue.js';
import { safeParse, type ParseOptions } from './parse.js';
import { mustBeAwaited } from './must-be-awaited.js';
import type { SafeParseResult } from './read-with.js';
import { refusedReportOf, type RefusedReport } from './audit/refused-report.js';
import { limitOf } from './limits-from.js';

/**
 * The Dto for every item of a list, or a function that chooses one for each item, as an upsert
 * does.
 */
export type DtoOfItem<Output> =
  Dto<Output, unknown> | ((item: unknown, index: number) => Dto<Output, unknown>);

/** The options of `parseMany`: those of `parse`, and a limit. */
export interface ParseManyOptions extends ParseOptions {
  /** The largest number of items accepted. Default: 1,000. */
  readonly maxItems?: number;
}

/**
 * Parses a list of inputs, all or nothing, and throws a `DtoError` if any of them is refused.
 *
 * @param dto The Dto for every item, or a function that chooses one for each. The function receives
 * what the client sent: use that to look up a record, never to decide on grants.
 * @param input The value to parse, of any type; usually the JSON body of a bulk request.
 * @param options Those of `parse`, and how long the list may be. `onRefused` is called for each
 * refused item, or once for the list itself.
 *
 * @returns A fresh object for each item, in the same order.
 *
 * @throws {DtoError} If any item is refused. Paths begin with the item's index. At most 100 reasons
 * are listed; items after that are not looked at.
 * @throws {RangeError} If `maxItems` is not a number of at least 0.
 * @throws What `safeParse` and the function that chooses a Dto throw.
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

/** What `safeParseMany` returns: all outputs, or the issues why the list was refused. */
export type SafeParseManyResult<Output> =
  | { readonly success: true; readonly output: Parsed<Output>[] }
  | Extract<SafeParseResult<Output>, { readonly success: false }>;

/**
 * Parses a list of inputs, all or nothing, and returns a refusal instead of throwing it.
 *
 * @param dto The Dto for every item, or a function that chooses one for each.
 * @param input The value to parse, of any type; usually the JSON body of a bulk request.
 * @param options Those of `parse`, and how long the list may be.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`.
 *
 * @throws {RangeError} If `maxItems` is not a number of at least 0.
 * @throws What `safeParse` and the function that chooses a Dto throw.
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
  if (!Array.isArray(input)) {
    mustBeAwaited(input);
    return refusedWhole('Invalid type: Expected Array', dto, options);
  }
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

function refusedWhole<Output>(
  message: string,
  dto: DtoOfItem<Output>,
  { onRefused, principal }: ParseOptions,
): { readonly success: false; readonly issues: Issue[] } {
  const issues = [invalid(message)];
  // If a Dto is chosen for each item, no Dto stands for the list as a whole, so there is no report.
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
