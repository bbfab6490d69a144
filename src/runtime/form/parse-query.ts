import type { Parsed } from '../../types/parsed.js';
import { DtoError } from '../dto-error.js';
import type { Dto } from '../dto.js';
import { isObject } from '../plain-object.js';
import { isEntries, type FormEntries } from './pairs-of.js';
import { parseNames, type ParseFormOptions, type SafeParseFormResult } from './parse-form.js';

/**
 * The query of a request: its text, with or without `?`; a URL, whole or starting with its path, as
 * `request.url` is in Node; a `URL`; or `URLSearchParams`.
 */
export type FormQuery = string | FormEntries | QueryUrl;

/** The part of a `URL` that is read. */
export interface QueryUrl {
  readonly search: string;
  readonly searchParams: FormEntries;
}

/**
 * Parses the query of a URL with a Dto, and throws a `DtoError` if anything is refused. As with
 * `parseForm`, the Dto declares the names and types, and each name may be sent once.
 *
 * An object that a framework parsed the query into is not accepted: it has lost names that were
 * sent twice, or nested them.
 *
 * @param dto A generated Dto object, such as `updateUserByOwner` or `updateUserBy(roles)`.
 * @param query A text, a `URL` or `URLSearchParams`. A text that begins with `/` or with a scheme
 * such as `https://` is read as a URL.
 * @param options Those of `parseForm`.
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
 * import { parseQuery, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ notify?: boolean; is_admin?: never }>;
 * parseQuery(updateUserByOwner, 'http://localhost/users/1?notify=true'); // { notify: true }
 * parseQuery(updateUserByOwner, '?notify=yes'); // throws: notify: Invalid type: Expected boolean
 * ```
 */
export function parseQuery<Output>(
  dto: Dto<Output, unknown>,
  query: FormQuery,
  options?: ParseFormOptions,
): Parsed<Output> {
  const result = safeParseQuery(dto, query, options);
  if (result.success) return result.output;
  throw new DtoError(result.issues);
}

/**
 * Parses the query of a URL with a Dto, and returns a refusal instead of throwing it.
 *
 * @param dto A generated Dto object, such as `updateUserByOwner` or `updateUserBy(roles)`.
 * @param query A text, a `URL` or `URLSearchParams`, as for `parseQuery`.
 * @param options Those of `parseForm`.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`, as `safeParseForm` does.
 *
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist.
 * @throws What `safeParse` throws.
 *
 * @example
 * ```ts
 * import { safeParseQuery, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ notify?: boolean; is_admin?: never }>;
 * const result = safeParseQuery(updateUserByOwner, '?notify=%FF');
 * if (!result.success) result.issues; // [{ code: 'invalid', path: ['notify'], message: 'Invalid percent-encoding' }]
 * ```
 */
export function safeParseQuery<Output>(
  dto: Dto<Output, unknown>,
  query: FormQuery,
  options?: ParseFormOptions,
): SafeParseFormResult<Output> {
  return parseNames(dto, queryIn(query), QUERY, options);
}

/** What should have been passed, for the error message. */
export const QUERY = 'URLSearchParams, a URL, or the text of a query';

/**
 * The query within what was passed. A `URL` is read from its text, because its `URLSearchParams`
 * hide what could not be decoded.
 */
export function queryIn(query: unknown): unknown {
  const text = isUrl(query) ? query.search : query;
  return typeof text === 'string' ? queryInText(text) : text;
}

function queryInText(text: string): string {
  if (text.startsWith('?')) return text.slice(1);
  if (!IS_URL.test(text)) return text;
  const sent = text.replace(/#.*/s, '');
  return sent.includes('?') ? sent.slice(sent.indexOf('?') + 1) : '';
}

/** How a URL begins. No name of a field begins like this. */
const IS_URL = /^(?:[a-z][a-z\d+.-]*:\/)?\//i;

const isUrl = (query: unknown): query is QueryUrl =>
  isObject(query) && isEntries(query['searchParams']);
