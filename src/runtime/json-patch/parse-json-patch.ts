import type { Parsed } from '../../types/parsed.js';
import { definitionOfDto } from '../definition-of-dto.js';
import { DtoError } from '../dto-error.js';
import type { Dto, DtoDefinition } from '../dto.js';
import type { Issue } from '../issue.js';
import { mustBeAwaited } from '../must-be-awaited.js';
import { mustBeRecord } from '../must-be-record.js';
import { mustHoldFields } from '../must-hold-fields.js';
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

/** The options of `parseJsonPatch`: those of `parseJson`, except that nothing can be stripped. */
export interface JsonPatchOptions extends Omit<ParseJsonOptions, 'unaccepted'> {
  /** The largest number of operations accepted. Default: 1,000. */
  readonly maxOperations?: number;
}

/**
 * Parses a JSON Patch (RFC 6902) with a Dto of `update`, and throws a `DtoError` if anything is
 * refused. Each operation is checked for what the roles may write and read, at every depth. All are
 * then performed on a copy, and what they changed is parsed like the body of any other update. It
 * is all or nothing (CWE-915).
 *
 * `test`, and the source of `copy` and `move`, need `readableBy`: the client is told that a place
 * it may not read does not exist.
 *
 * @param dto A generated Dto object of `update`, such as `updateUserByOwner`.
 * @param patch An `application/json-patch+json` body: its text or bytes, which are read as by
 * `parseJson`; or what `JSON.parse` returned for it.
 * @param record The stored record. It is not modified.
 * @param options Those of `parseJson` (except `unaccepted`), and how long a patch may be.
 *
 * @returns What `parse` returns for the merge patch (RFC 7396) that makes the same change. Pass it
 * to `apply`.
 *
 * @throws {DtoError} If anything is refused. Paths lead into the patch, as in `0.path`. It never
 * holds a value.
 * @throws {TypeError} If the Dto is not one of `update`, if `record` is a list or a promise, or if
 * a limit does not exist.
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws What `safeParse` throws.
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
  dto: Dto<Output, unknown>,
  patch: unknown,
  record: object,
  options?: JsonPatchOptions,
): Parsed<Output> {
  const result = safeParseJsonPatch(dto, patch, record, options);
  if (result.success) return result.output;
  throw new DtoError(result.issues);
}

/**
 * Parses a JSON Patch (RFC 6902) with a Dto of `update`, and returns a refusal instead of throwing
 * it.
 *
 * @param dto A generated Dto object of `update`, such as `updateUserByOwner`.
 * @param patch An `application/json-patch+json` body: its text, its bytes, or what `JSON.parse`
 * returned for it.
 * @param record The stored record. It is not modified.
 * @param options Those of `parseJson` (except `unaccepted`), and how long a patch may be.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`. The issues list everything
 * that is no operation or that the roles may not do; if there is none, the first operation that
 * cannot be performed; if all can, what is wrong with the change as a whole. With
 * `isUnreadable: true` if the text itself was refused rather than the patch it holds.
 *
 * @throws {TypeError} If the Dto is not one of `update`, if `record` is a list or a promise, or if
 * a limit does not exist.
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws What `safeParse` throws.
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
  dto: Dto<Output, unknown>,
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

function mustBeUpdate(definition: DtoDefinition, record: unknown): void {
  const { shape, model } = definition;
  if (shape !== 'update') {
    throw new TypeError(`A JSON Patch needs a Dto of 'update', not one of '${shape}' (${model}).`);
  }
  mustBeRecord(record, 'A JSON Patch');
  mustHoldFields(record as object, definition, 'A JSON Patch');
}

/** Reads a patch. A parsed patch is a list, so a text or bytes are one that is not parsed yet. */
function readPatch(patch: unknown, options: JsonPatchOptions): ReadJson {
  mustBeAwaited(patch);
  const limits = limitsOf(options.limits);
  const isRaw =
    typeof patch === 'string' || patch instanceof ArrayBuffer || ArrayBuffer.isView(patch);
  return isRaw ? readJson(patch, limits, () => wholeBody(true)) : { value: patch, issues: [] };
}
