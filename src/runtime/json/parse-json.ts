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

/** A body of JSON, its text or its bytes. */
export type JsonBody = RawBody;

export interface ParseJsonOptions extends ParseOptions {
  /** How much a body may hold: `{ bytes: 1_048_576, depth: 64, keys: 10_000, items: 10_000 }` if nothing is said. */
  readonly limits?: Partial<JsonLimits>;
}

export type SafeParseJsonResult<Output> = SafeParseResult<Output> | Unreadable;

/**
 * Parses the text or the bytes of a request's body with a Dto, and refuses what `JSON.parse` hides:
 * keys that were sent twice, however they are spelt, integers that a double would change, halves of
 * surrogate pairs, a byte order mark, invalid UTF-8, and more than the limits allow. Two parsers that
 * disagree on such a body are how CVE-2017-12635 made administrators (RFC 8259, section 4; RFC 7493;
 * OWASP ASVS 5.0, 1.5.3).
 *
 * @param dto A generated Dto object, such as `updateUserByOwner` or `updateUserBy(roles)`.
 * @param body The text or the bytes, as they were received: nobody has parsed them.
 * @param options Those of `parse`, and limits.
 *
 * @returns What `parse` returns for the value: a fresh object with the accepted keys only.
 *
 * @throws {DtoError} If anything is refused; it lists every reason (at most 100), never a value.
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit.
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
  dto: Dto<Output, any>, // any: a Dto parses whatever its clients should have sent
  body: JsonBody,
  options?: ParseJsonOptions,
): Parsed<Output> {
  const result = safeParseJson(dto, body, options);
  if (result.success) return result.output;
  throw new DtoError(result.issues);
}

/**
 * Like `parseJson`, with the refusal as a value.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`; the latter with
 * `isUnreadable: true` if it is the text that was refused, and not what it says.
 *
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit.
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
  dto: Dto<Output, any>, // any: as above
  body: JsonBody,
  options?: ParseJsonOptions,
): SafeParseJsonResult<Output> {
  const { value, issues } = readJson(body, limitsOf(options?.limits), () => placeFor(dto));
  if (issues.length === 0) return safeParse(dto, value, options);
  return refuseBody(dto, issues, options);
}

function placeFor(dto: Dto<any, any>): Place {
  // any: as above
  const { sent, returned } = documentsOf(dto);
  return wholeBody(sent, returned); // what is returned may be an integer (or bigint) where a number is sent
}
