import type { Parsed } from '../../types/parsed.js';
import { DtoError } from '../dto-error.js';
import type { Dto } from '../dto.js';
import { isObject } from '../plain-object.js';
import { isEntries, type FormEntries } from './pairs-of.js';
import { parseNames, type ParseFormOptions, type SafeParseFormResult } from './parse-form.js';

/**
 * The query of a request: as it was sent, with `?` or without; what was read of it; or the URL, whole
 * or without its host, as `request.url` has it.
 */
export type FormQuery = string | FormEntries | QueryUrl;

/** What a `URL` has of it. */
export interface QueryUrl {
  readonly search: string;
  readonly searchParams: FormEntries;
}

/**
 * Parses the query of a URL with a Dto, as `parseForm` parses a form: by the names and types that the
 * Dto declares, each name once. A framework's own reading of the query, an object, is not taken: it has
 * lost what was sent twice, or has nested it.
 *
 * @param dto A generated Dto object.
 * @param query A text, a URL, or `URLSearchParams`. A text that begins with `/`, or with `https://` and
 * the like, is a URL.
 * @param options Those of `parseForm`.
 *
 * @returns What `parse` returns for the value: a fresh object with the accepted keys only.
 *
 * @throws {DtoError} If anything is refused; it lists every reason (at most 100), never a value.
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit.
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
  dto: Dto<Output, any>, // any: a Dto parses whatever its clients should have sent
  query: FormQuery,
  options?: ParseFormOptions,
): Parsed<Output> {
  const result = safeParseQuery(dto, query, options);
  if (result.success) return result.output;
  throw new DtoError(result.issues);
}

/**
 * Like `parseQuery`, with the refusal as a value.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`, as of `safeParseForm`.
 *
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit.
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
  dto: Dto<Output, any>, // any: as above
  query: FormQuery,
  options?: ParseFormOptions,
): SafeParseFormResult<Output> {
  return parseNames(dto, namesIn(query), QUERY, options);
}

/** What is expected of callers without types. */
export const QUERY = 'URLSearchParams, a URL, or the text of a query';

/** Of a URL the text, for `URLSearchParams` no longer says what it could not decode. */
export function namesIn(query: unknown): unknown {
  const text = isUrl(query) ? query.search : query;
  return typeof text === 'string' ? queryIn(text) : text;
}

function queryIn(text: string): string {
  if (text.startsWith('?')) return text.slice(1);
  if (!IS_URL.test(text)) return text;
  const sent = text.replace(/#.*/s, '');
  return sent.includes('?') ? sent.slice(sent.indexOf('?') + 1) : '';
}

/** No name of a field begins so. */
const IS_URL = /^(?:[a-z][a-z\d+.-]*:\/)?\//i;

const isUrl = (query: unknown): query is QueryUrl =>
  isObject(query) && isEntries(query['searchParams']);
