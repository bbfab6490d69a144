import type { Parsed } from '../../types/parsed.js';
import { documentsOf } from '../json-schema/documents.js';
import { DtoError } from '../dto-error.js';
import type { Dto } from '../dto.js';
import { safeParse, type ParseOptions } from '../parse.js';
import type { SafeParseResult } from '../read-with.js';
import { wholeBody, type Place } from '../json-schema/place.js';
import { refuseBody, type Unreadable } from '../refuse-body.js';
import type { RawBody } from '../text/body-text.js';
import { limitsOf, type JsonLimits } from './limits.js';
import { readJson } from './read-json.js';

/** A JSON body: its text or its bytes, as received. */
export type JsonBody = RawBody;

/** The options of `parseJson`: those of `parse`, and limits. */
export interface ParseJsonOptions extends ParseOptions {
  /**
   * How much a body may hold. Default:
   * `{ bytes: 1_048_576, depth: 64, keys: 10_000, items: 10_000 }`.
   */
  readonly limits?: Partial<JsonLimits>;
}

/**
 * What `safeParseJson` returns: what `safeParse` does, or `isUnreadable: true` beside the issues if
 * the text itself was refused.
 */
export type SafeParseJsonResult<Output> = SafeParseResult<Output> | Unreadable;

/**
 * Parses the text or bytes of a JSON body with a Dto, and throws a `DtoError` if anything is
 * refused.
 *
 * Refuses what `JSON.parse` hides: keys sent twice (however they are escaped), integers that a
 * double would change, halves of surrogate pairs, a byte order mark, invalid UTF-8, and anything
 * beyond the limits. In CVE-2017-12635, two parsers that disagreed on such a body let users make
 * themselves administrators (RFC 8259, section 4; RFC 7493; OWASP ASVS 5.0, 1.5.3).
 *
 * @param dto A generated Dto object, such as `updateUserByOwner` or `updateUserBy(roles)`.
 * @param body The text or the bytes as they were received, not parsed yet.
 * @param options Those of `parse`, and limits.
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
 * import { parseJson, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ bio?: string; is_admin?: never }>;
 * const changes = parseJson(updateUserByOwner, '{"bio":"Hello"}'); // { bio: 'Hello' }
 * parseJson(updateUserByOwner, '{"bio":"Hello","b\\u0069o":""}'); // throws: bio: Duplicate key
 * parseJson(updateUserByOwner, new Uint8Array(20), { limits: { bytes: 10 } }); // throws: input: More than 10 bytes
 * ```
 */
export function parseJson<Output>(
  dto: Dto<Output, unknown>,
  body: JsonBody,
  options?: ParseJsonOptions,
): Parsed<Output> {
  const result = safeParseJson(dto, body, options);
  if (result.success) return result.output;
  throw new DtoError(result.issues);
}

/**
 * Parses the text or bytes of a JSON body with a Dto, and returns a refusal instead of throwing it.
 *
 * @param dto A generated Dto object, such as `updateUserByOwner` or `updateUserBy(roles)`.
 * @param body The text or the bytes as they were received, not parsed yet.
 * @param options Those of `parse`, and limits.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`; the latter with
 * `isUnreadable: true` if the text itself was refused rather than the value it holds.
 *
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist.
 * @throws What `safeParse` throws.
 *
 * @example
 * ```ts
 * import { safeParseJson, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ bio?: string; is_admin?: never }>;
 * const result = safeParseJson(updateUserByOwner, '{"bio":"Hello"} {}');
 * if (!result.success) result.issues; // [{ code: 'invalid', path: [], message: 'More after the JSON at line 1, column 17' }]
 * ```
 */
export function safeParseJson<Output>(
  dto: Dto<Output, unknown>,
  body: JsonBody,
  options?: ParseJsonOptions,
): SafeParseJsonResult<Output> {
  const { value, issues } = readJson(body, limitsOf(options?.limits), () => placeFor(dto));
  if (issues.length === 0) return safeParse(dto, value, options);
  return refuseBody(dto, issues, options);
}

function placeFor(dto: Dto<unknown, unknown>): Place {
  const { sent, returned } = documentsOf(dto);
  return wholeBody(sent, returned); // a number that is sent may be returned as an integer or bigint
}
