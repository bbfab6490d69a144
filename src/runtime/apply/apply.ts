import type { Parsed } from '../../types/parsed.js';
import { DtoError } from '../dto-error.js';
import { MAX_PATH } from '../max-depth.js';
import { mustBeParsed, mustBeRecord } from '../must-be-record.js';
import { mustHold } from '../must-hold-fields.js';
import type { ParseOptions } from '../parse.js';
import { isPlainObject, isRecord, ownValue } from '../plain-object.js';
import { refusedReportOf } from '../audit/refused-report.js';
import { isClean, issuesOf, reportOf } from '../report.js';
import { storedOf } from './input-only.js';
import { merge } from './merge.js';
import { originOf } from './origin.js';
import { isWhole } from './whole.js';

/** The options of `apply`: whom to tell what it refuses, as for `parse`. */
export type ApplyOptions = Pick<ParseOptions, 'onRefused' | 'principal'>;

/**
 * Applies a parsed `update` or `replace` to a record. Server-controlled values stay as they are,
 * including nested ones; input-only fields (`stored: false`) are left out.
 *
 * - `update` (RFC 7396): nested models merge, and `null` deletes a field that may be absent.
 *   Everything else is replaced whole: lists, and objects of variants, unions and schemas that are
 *   not models.
 * - `replace` (PUT, RFC 9110): as `update`, and fields that the roles may write but did not send
 *   are removed; except for fields with a default, which no record lacks, fields of which the roles
 *   may write some values only, and models that hold something the roles may not remove.
 * - In a list with `keyedBy`, an item that names a stored item changes that one, and keeps the
 *   stored values that the roles may not write.
 *
 * @param record The stored record. It is not modified.
 * @param changes What `parse` returned. Pass it on as it is: a copy does not know which Dto it was
 * parsed with.
 * @param options Whom to tell what is refused here. Only the stored record shows it, so `parse`
 * could not report it.
 *
 * @returns The changed record, as a new object.
 *
 * @throws {TypeError} If `record` or `changes` is a list, not an object, or a promise that was not
 * awaited; or if the class of `record`, or of a record in it, has an accessor for a field that the
 * roles may write, as documents of Mongoose do: pass the plain object.
 * @throws {DtoError} If an item of a list with `keyedBy` names an item that the record does not
 * hold, or that another item names, too (`value_not_allowed`, CWE-639), or changes what is fixed
 * once created, or holds what is fixed and hidden from the roles (`not_writable`).
 *
 * @example
 * ```ts
 * import { apply, type Parsed } from 'gen-dtos/runtime';
 *
 * declare const changes: Parsed<{ preferences?: { theme?: string } }>; // { preferences: { theme: 'dark' } }
 * apply({ id: '1', preferences: { theme: 'light', beta: false } }, changes);
 * // { id: '1', preferences: { theme: 'dark', beta: false } }
 * ```
 */
export function apply<Record extends object, Dto extends object>(
  record: Record,
  changes: Parsed<Dto>,
  { onRefused, principal }: ApplyOptions = {},
): Record {
  mustBeRecord(record, 'apply()');
  mustBeParsed(changes, 'apply()');
  const origin = originOf(changes);
  const stored = storedOf(changes);
  if (origin === undefined) {
    for (const key of Object.keys(changes)) mustHold(record, key, 'apply()');
    return mergeObjects(record, stored) as Record;
  }
  const { grants, bits, shape } = origin;
  const report = reportOf(false);
  const sent = shape === 'replace' ? 'replace' : 'update';
  const merged = merge(record, stored, { grants, bits, sent, report });
  if (isClean(report)) return merged as Record;
  const issues = issuesOf(report);
  onRefused?.(refusedReportOf(origin, { issues, outcome: 'rejected' }, principal));
  throw new DtoError(issues);
}

/**
 * Merges changes whose Dto is unknown: objects merge unless they are marked as whole, everything
 * else is replaced.
 */
function mergeObjects(stored: unknown, changes: unknown, depth = 0): unknown {
  if (!isPlainObject(changes) || isWhole(changes) || depth > MAX_PATH) return changes;
  const base = isRecord(stored) ? stored : {};
  const merged = Object.entries(changes).map(([key, value]) => [
    key,
    mergeObjects(ownValue(base, key), value, depth + 1),
  ]);
  return Object.fromEntries([...Object.entries(base), ...merged]);
}
