import type { Parsed } from '../types/parsed.js';
import { definitionOfDto } from './definition-of-dto.js';
import { DtoError } from './dto-error.js';
import type { Dto, DtoDefinition } from './dto.js';
import { readWith, type SafeParseResult } from './read-with.js';
import { refusedReportOf, type RefusedReport } from './audit/refused-report.js';
import type { MayReferenceNow } from './references/may-reference.js';
import { foundIn, giveBack, isClean, reportOf, takeReport, type Report } from './report.js';
import { underPath, type PathParams } from './under-path.js';

export interface ParseOptions {
  /**
   * What happens to keys that the role may not write or that nobody knows: `reject` the input
   * (default), or `strip` them, which `onRefused` is told.
   */
  readonly unaccepted?: 'reject' | 'strip';
  /** Told the full truth of everything that was refused, for the audit log; never a value. */
  readonly onRefused?: (report: RefusedReport) => void;
  /** Who asks: handed on to `onRefused` and `mayReference`, and nowhere else. */
  readonly principal?: unknown;
  /**
   * What the path of the request says, by the keys that a body has for it: `{ id: request.params.id }`.
   * A body that contradicts it is refused; one that says the same need not be allowed to write it.
   */
  readonly params?: PathParams;
  /**
   * Answers which of the ids that an input refers to the caller may refer to. Without it, an input
   * that refers to any is refused. From a database, use `parseReferenced`.
   */
  readonly mayReference?: MayReferenceNow;
}

/**
 * Parses an input with a Dto.
 *
 * @param dto A generated Dto object, such as `updateUserByOwner` or `updateUserBy(roles)`.
 * @param input Anything; usually the JSON body of a request. It is not touched.
 * @param options What to do with keys that aren't accepted, and whom to tell.
 *
 * @returns A fresh object with the accepted keys only.
 *
 * @throws {DtoError} If anything is refused; it lists every reason (at most 100), never a value.
 * @throws What `safeParse` throws.
 *
 * @example
 * ```ts
 * import { parse, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ bio?: string; is_admin?: never }>;
 * const changes = parse(updateUserByOwner, { bio: 'Hello' }); // { bio: 'Hello' }
 * parse(updateUserByOwner, { is_admin: true }); // throws: is_admin: Not writable
 * ```
 */
export function parse<Output>(
  dto: Dto<Output, any>, // any: a Dto parses whatever its clients should have sent
  input: unknown,
  options?: ParseOptions,
): Parsed<Output> {
  const result = safeParse(dto, input, options);
  if (result.success) return result.output;
  throw new DtoError(result.issues);
}

/**
 * Like `parse`, with the refusal as a value.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`.
 *
 * @throws {TypeError} If it is no Dto that is passed, but `updateUserBy` itself, say.
 * @throws What a function of your own in a schema throws, as valibot does; and what code in the input
 * throws, such as a getter or a proxy. Nothing that JSON can say makes it throw otherwise. What
 * `mayReference` throws, and a `TypeError` if it answers something else than ids. A `TypeError` if the
 * input is a promise.
 *
 * @example
 * ```ts
 * import { safeParse, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ bio?: string; is_admin?: never }>;
 * const result = safeParse(updateUserByOwner, { is_admin: true });
 * if (!result.success) result.issues; // [{ code: 'not_writable', path: ['is_admin'], message: 'Not writable' }]
 * ```
 */
export function safeParse<Output>(
  dto: Dto<Output, any>, // any: as above
  input: unknown,
  options?: ParseOptions,
): SafeParseResult<Output> {
  const definition = definitionOfDto(dto);
  const report = options?.unaccepted === 'strip' ? reportOf(true) : takeReport();
  const params = options?.params;
  const body = params === undefined ? input : underPath(input, params, definition, report);
  const result = readWith<Output>(definition, body, report, options);
  if (report.count === 0) giveBack(report);
  else if (input instanceof Promise) throw new TypeError(NOT_AWAITED);
  else tell(definition, report, options);
  return result;
}

/** It would be refused as if a client had sent it. */
const NOT_AWAITED = 'The input is a promise: await it.';

function tell(
  definition: DtoDefinition,
  report: Report,
  { onRefused, principal }: ParseOptions = {},
): void {
  if (onRefused === undefined) return;
  const outcome = isClean(report) ? 'stripped' : 'rejected';
  onRefused(refusedReportOf(definition, { issues: foundIn(report), outcome }, principal));
}
