import type { Parsed } from '../types/parsed.js';
import { definitionOfDto } from './definition-of-dto.js';
import { DtoError } from './dto-error.js';
import type { Dto, DtoDefinition } from './dto.js';
import { mustBeAwaited } from './must-be-awaited.js';
import { readWith, type SafeParseResult } from './read-with.js';
import { refusedReportOf, type RefusedReport } from './audit/refused-report.js';
import { auditedIn } from './audit/untaken.js';
import type { MayReferenceNow } from './references/may-reference.js';
import { giveBack, isClean, reportOf, takeReport, type Report } from './report.js';
import { underPath, type PathParams } from './under-path.js';

/** The options of `parse` and of the functions built on it. */
export interface ParseOptions {
  /**
   * What to do with keys that the role may not write or that the model does not declare: `'reject'`
   * the input (the default), or `'strip'` the keys and report them to `onRefused`.
   */
  readonly unaccepted?: 'reject' | 'strip';
  /** Called with everything that was refused, for the audit log. The report never holds a value. */
  readonly onRefused?: (report: RefusedReport) => void;
  /**
   * Who is asking. It is passed on to `onRefused` and `mayReference`, and used for nothing else.
   */
  readonly principal?: unknown;
  /**
   * The parameters in the request's path, under the keys that the body uses for them:
   * `{ id: request.params.id }`. A body that contradicts one is refused; a body that repeats one is
   * accepted, even if the role may not write that field.
   */
  readonly params?: PathParams;
  /**
   * Decides which of the ids that an input refers to the caller may refer to. Without it, an input
   * that refers to any record is refused. To ask a database, use `parseReferenced`.
   */
  readonly mayReference?: MayReferenceNow;
}

/**
 * Parses an input with a Dto, and throws a `DtoError` if anything is refused.
 *
 * @param dto A generated Dto object, such as `updateUserByOwner` or `updateUserBy(roles)`.
 * @param input The value to parse, of any type; usually a request's JSON body. It is not modified.
 * @param options What to do with keys that are not accepted, whom to tell, and more.
 *
 * @returns A fresh object that holds the accepted keys only.
 *
 * @throws {DtoError} If anything is refused. It lists every reason (at most 100), but never a
 * value.
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
  dto: Dto<Output, unknown>,
  input: unknown,
  options?: ParseOptions,
): Parsed<Output> {
  const result = safeParse(dto, input, options);
  if (result.success) return result.output;
  throw new DtoError(result.issues);
}

/**
 * Parses an input with a Dto, and returns a refusal instead of throwing it.
 *
 * @param dto A generated Dto object, such as `updateUserByOwner` or `updateUserBy(roles)`.
 * @param input The value to parse, of any type; usually a request's JSON body. It is not modified.
 * @param options What to do with keys that are not accepted, whom to tell, and more.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`.
 *
 * @throws {TypeError} If `dto` is not a Dto (for example `updateUserBy` itself), if the input is a
 * promise, or if `mayReference` returns anything but ids.
 * @throws Whatever your own code throws: a function in a schema (as with valibot), `mayReference`,
 * `onRefused`, or a getter or proxy in the input. No JSON value makes it throw otherwise.
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
  dto: Dto<Output, unknown>,
  input: unknown,
  options?: ParseOptions,
): SafeParseResult<Output> {
  const definition = definitionOfDto(dto);
  const report = options?.unaccepted === 'strip' ? reportOf(true) : takeReport();
  const params = options?.params;
  const body = params === undefined ? input : underPath(input, params, definition, report);
  const result = readWith<Output>(definition, body, report, options);
  if (report.count === 0) giveBack(report);
  else {
    if (report.issues?.[0]?.path.length === 0) mustBeAwaited(input); // it is refused as a whole
    tell(definition, report, options);
  }
  return result;
}

function tell(
  definition: DtoDefinition,
  report: Report,
  { onRefused, principal }: ParseOptions = {},
): void {
  if (onRefused === undefined) return;
  const outcome = isClean(report) ? 'stripped' : 'rejected';
  onRefused(refusedReportOf(definition, { issues: auditedIn(report), outcome }, principal));
}
