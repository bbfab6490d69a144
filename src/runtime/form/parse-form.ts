import type { Parsed } from '../../types/parsed.js';
import { DtoError } from '../dto-error.js';
import type { Dto } from '../dto.js';
import { safeParse, type ParseOptions } from '../parse.js';
import type { SafeParseResult } from '../read-with.js';
import { refuseBody, type Unreadable } from '../refuse-body.js';
import { formPlaceOf } from './form-place.js';
import { readingOf, type FormOptions } from './form-reading.js';
import { objectValue } from './form-value.js';
import { pairsOf, type FormBody } from './pairs-of.js';
import { sentTree } from './sent-tree.js';

/** The options of `parseForm`: those of `parse`, and how the form is read. */
export interface ParseFormOptions extends ParseOptions, FormOptions {}

/**
 * What `safeParseForm` returns: what `safeParse` does, or `isUnreadable: true` beside the issues if
 * the form itself was refused.
 */
export type SafeParseFormResult<Output> = SafeParseResult<Output> | Unreadable;

/**
 * Parses a form with a Dto, and throws a `DtoError` if anything is refused. The form is an
 * `application/x-www-form-urlencoded` body, or what was read from one or from
 * `multipart/form-data`.
 *
 * - A text becomes a number, boolean, bigint, date or list only where the Dto takes that and no
 *   text.
 * - Each name is a key as it stands, unless you choose a notation: `user[is_admin]` and
 *   `__proto__.x` are just unknown keys (CVE-2022-24999).
 * - A name that is sent twice is refused, unless the Dto takes a list there (CVE-2021-21263).
 *
 * @param dto A generated Dto object, such as `updateUserByOwner` or `updateUserBy(roles)`.
 * @param form The text or bytes of the body, `URLSearchParams` or `FormData`.
 * @param options Those of `parse`, the notation of names, what `''` means, and limits.
 *
 * @returns What `parse` returns for the value: a fresh object that holds the accepted keys only.
 *
 * @throws {DtoError} If anything is refused. It lists every reason (at most 100), but never a
 * value.
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist.
 * @throws What `safeParse` throws.
 *
 * @example
 * ```ts
 * import { parseForm, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ age?: number; tags?: string[]; is_admin?: never }>;
 * parseForm(updateUserByOwner, 'age=42&tags=a&tags=b'); // { age: 42, tags: ['a', 'b'] }
 * parseForm(updateUserByOwner, 'tags[]=a', { notation: 'brackets' }); // { tags: ['a'] }
 * parseForm(updateUserByOwner, 'age=42&age=43'); // throws: age: Sent more than once
 * ```
 */
export function parseForm<Output>(
  dto: Dto<Output, unknown>,
  form: FormBody,
  options?: ParseFormOptions,
): Parsed<Output> {
  const result = safeParseForm(dto, form, options);
  if (result.success) return result.output;
  throw new DtoError(result.issues);
}

/**
 * Parses a form with a Dto, and returns a refusal instead of throwing it.
 *
 * @param dto A generated Dto object, such as `updateUserByOwner` or `updateUserBy(roles)`.
 * @param form The text or bytes of the body, `URLSearchParams` or `FormData`.
 * @param options Those of `parse`, the notation of names, what `''` means, and limits.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`; the latter with
 * `isUnreadable: true` if the form itself was refused rather than the value it holds.
 *
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist.
 * @throws What `safeParse` throws.
 *
 * @example
 * ```ts
 * import { safeParseForm, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ age?: number; is_admin?: never }>;
 * const result = safeParseForm(updateUserByOwner, 'is_admin=true');
 * if (!result.success) result.issues; // [{ code: 'not_writable', path: ['is_admin'], message: 'Not writable' }]
 * ```
 */
export function safeParseForm<Output>(
  dto: Dto<Output, unknown>,
  form: FormBody,
  options?: ParseFormOptions,
): SafeParseFormResult<Output> {
  return parseNames(
    dto,
    form,
    'URLSearchParams, FormData, or the text or the bytes of a form',
    options,
  );
}

/** Parses names and values, whether they came in a body or in a query. */
export function parseNames<Output>(
  dto: Dto<Output, unknown>,
  form: unknown,
  expected: string,
  options: ParseFormOptions | undefined,
): SafeParseFormResult<Output> {
  const reading = readingOf(options);
  const { inside } = sentTree(pairsOf(form, expected, reading), reading);
  const value = objectValue(inside, formPlaceOf(dto), [], reading);
  if (reading.issues.length > 0) return refuseBody(dto, reading.issues, options);
  return safeParse(dto, value, options);
}
