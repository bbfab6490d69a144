import type { Parsed } from '../../types/parsed.js';
import { definitionOfDto } from '../definition-of-dto.js';
import { DtoError } from '../dto-error.js';
import type { Dto, DtoDefinition } from '../dto.js';
import type { Issue } from '../issue.js';
import { mustBeRecord } from '../must-be-record.js';
import { wholeBody } from '../json-schema/place.js';
import { limitsOf } from '../json/limits.js';
import type { ParseJsonOptions, SafeParseJsonResult } from '../json/parse-json.js';
import { readJson, type ReadJson } from '../json/read-json.js';
import { safeParse } from '../parse.js';
import { refuseBody } from '../refuse-body.js';
import { limitOf } from '../limits-from.js';
import { readOperations } from './operation.js';
import { patchDocument } from './patch-document.js';
import type { PatchIssue } from './patch-issue.js';
import { refusedPatch } from './refused-patch.js';
import { blamed } from './writes.js';

export interface JsonPatchOptions extends Omit<ParseJsonOptions, 'unaccepted'> {
  /** The operations that are taken at most; 1,000 unless it is said. */
  readonly maxOperations?: number;
}

/**
 * Parses a JSON Patch (RFC 6902) with the Dto of an update: each operation is asked for what the
 * roles may write and read, at every depth, all are done to a copy, and what they changed is parsed
 * like the body of any other update. Nothing is returned unless all of it is accepted (CWE-915).
 *
 * `test`, and what `copy` and `move` take, need `readableBy`: a place that may not be read is, to the
 * client, one that is not there.
 *
 * @param dto A generated Dto object of `update`, such as `updateUserByOwner`.
 * @param patch What `JSON.parse` made of an `application/json-patch+json` body; or its text or bytes,
 * which are read as by `parseJson`.
 * @param record The stored record. It is not touched.
 * @param options Those of `parseJson`, but that nothing is dropped, and how long a patch may be.
 *
 * @returns What `parse` returns for the merge patch (RFC 7396) that does the same: hand it to `apply`.
 *
 * @throws {DtoError} If anything is refused. Paths lead into the patch; never a value.
 * @throws {TypeError} If the Dto is of another shape, or the record none: a list, or a promise of it.
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit.
 *
 * @example
 * ```ts
 * import { apply, parseJsonPatch, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ bio?: string; tags?: string[]; is_admin?: never }>;
 * const record = { id: '1', bio: 'Hi', tags: ['a'], is_admin: false };
 *
 * const patch = [{ op: 'add', path: '/tags/-', value: 'b' }];
 * const changes = parseJsonPatch(updateUserByOwner, patch, record); // { tags: ['a', 'b'] }
 * apply(record, changes); // { id: '1', bio: 'Hi', tags: ['a', 'b'], is_admin: false }
 *
 * const attack = [{ op: 'replace', path: '/is_admin', value: true }];
 * parseJsonPatch(updateUserByOwner, attack, record); // throws: 0.path: Not writable
 * ```
 */
export function parseJsonPatch<Output>(
  dto: Dto<Output, any>, // any: a Dto parses whatever its clients should have sent
  patch: unknown,
  record: object,
  options?: JsonPatchOptions,
): Parsed<Output> {
  const result = safeParseJsonPatch(dto, patch, record, options);
  if (result.success) return result.output;
  throw new DtoError(result.issues);
}

/**
 * Like `parseJsonPatch`, with the refusal as a value.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`. What may not be done is listed
 * for all operations; where they can't be done one after the other, the first that can't. With
 * `isUnreadable: true` if it is the text that was refused, and not what it says.
 *
 * @throws {TypeError} If the Dto is of another shape, or the record none: a list, or a promise of it.
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit.
 *
 * @example
 * ```ts
 * import { safeParseJsonPatch, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ bio?: string; api_key?: never }>;
 * const guess = [{ op: 'test', path: '/api_key', value: 'sk-1' }];
 * const result = safeParseJsonPatch(updateUserByOwner, guess, { api_key: 'sk-1' });
 * if (!result.success) result.issues; // [{ code: 'invalid', path: [0, 'path'], message: 'No such place' }]
 * ```
 */
export function safeParseJsonPatch<Output>(
  dto: Dto<Output, any>, // any: as above
  patch: unknown,
  record: object,
  options: JsonPatchOptions = {},
): SafeParseJsonResult<Output> {
  const definition = definitionOfDto(dto);
  mustBeUpdate(definition, record);
  const issuesOf = (issues: readonly PatchIssue[]): readonly Issue[] =>
    refusedPatch(issues, definition, options);
  const { value, issues } = readPatch(patch, options);
  if (issues.length > 0) return refuseBody(dto, issues, options);
  const most = limitOf('maxOperations', options.maxOperations, 1_000);
  const made = patchDocument(readOperations(value, most), record, definition);
  if ('issues' in made) return { success: false, issues: issuesOf(made.issues) };
  const { principal, params, mayReference } = options;
  const result = safeParse(dto, made.document, {
    principal,
    ...(params && { params }),
    ...(mayReference && { mayReference }),
  });
  if (result.success) return result;
  return {
    success: false,
    issues: issuesOf(result.issues.map((issue) => blamed(issue, made.writes))),
  };
}

function mustBeUpdate({ shape, model }: DtoDefinition, record: unknown): void {
  if (shape !== 'update') {
    throw new TypeError(`A JSON Patch needs a Dto of 'update', not one of '${shape}' (${model}).`);
  }
  mustBeRecord(record, 'A JSON Patch');
}

/** A patch is a list, so a text is one that nobody has parsed. */
function readPatch(patch: unknown, options: JsonPatchOptions): ReadJson {
  const limits = limitsOf(options.limits);
  const isRaw =
    typeof patch === 'string' || patch instanceof ArrayBuffer || ArrayBuffer.isView(patch);
  return isRaw ? readJson(patch, limits, () => wholeBody(true)) : { value: patch, issues: [] };
}
