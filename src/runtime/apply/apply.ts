import type { Parsed } from '../../types/parsed.js';
import { DtoError } from '../dto-error.js';
import { MAX_PATH } from '../max-depth.js';
import { mustBeParsed } from '../must-be-parsed.js';
import { mustBeRecord } from '../must-be-record.js';
import type { ParseOptions } from '../parse.js';
import { isPlainObject, isRecord, ownValue } from '../plain-object.js';
import { refusedReportOf } from '../audit/refused-report.js';
import { isClean, issuesOf, reportOf } from '../report.js';
import { storedOf } from './input-only.js';
import { merge } from './merge.js';
import { originOf } from './origin.js';
import { isWhole } from './whole.js';

/** Whom `apply` tells of what it refuses, as `parse` does: the audit log, and of whom. */
export type ApplyOptions = Pick<ParseOptions, 'onRefused' | 'principal'>;

/**
 * The record as it is after a parsed `update` or `replace`. Server-controlled values stay as they
 * are, nested ones included, and input-only fields (`stored: false`) are left out.
 *
 * After an `update` (RFC 7396) nested models merge, and `null` deletes what may be absent; everything
 * else is replaced whole: lists, and the objects of variants, unions and schemas that are no models.
 * After a `replace` (RFC 9110, PUT) the same, and what the roles may write and did not send is gone;
 * but what has a default stays, for no record lacks it, and so does a model that holds something
 * which they may not write.
 * In a list with `keyedBy`, an item that names a stored one is that one: it keeps what is not the
 * roles' to write.
 *
 * @param record The stored record. It is not touched.
 * @param changes What `parse` returned for a Dto, as it is: a copy no longer knows where it is from.
 * @param options Whom to tell of what only the record shows. `parse` can't have told of it.
 *
 * @returns The record after the change, as a new object.
 *
 * @throws {TypeError} If the record, or what was parsed, is none but a list, or a promise that nobody
 * awaited.
 * @throws {DtoError} If an item of a list with `keyedBy` names one that the record doesn't hold, or
 * one twice (`value_not_allowed`, CWE-639), or changes what is fixed once created (`not_writable`).
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
  if (origin === undefined) return mergeObjects(record, stored) as Record;
  const { grants, bits, shape } = origin;
  const report = reportOf(false);
  const sent = shape === 'replace' ? 'replace' : 'update';
  const merged = merge(record, stored, { grants, bits, sent, report });
  if (isClean(report)) return merged as Record;
  const issues = issuesOf(report);
  onRefused?.(refusedReportOf(origin, { issues, outcome: 'rejected' }, principal));
  throw new DtoError(issues);
}

/** What nobody knows the Dto of: objects merge unless they are marked, all else is replaced. */
function mergeObjects(stored: unknown, changes: unknown, depth = 0): unknown {
  if (!isPlainObject(changes) || isWhole(changes) || depth > MAX_PATH) return changes;
  const base = isRecord(stored) ? stored : {};
  const merged = Object.entries(changes).map(([key, value]) => [
    key,
    mergeObjects(ownValue(base, key), value, depth + 1),
  ]);
  return Object.fromEntries([...Object.entries(base), ...merged]);
}
