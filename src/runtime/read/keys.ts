import { MAX_ISSUES } from '../issue.js';
import { isPlainObject } from '../plain-object.js';
import { refuse, refuseKey, type Report } from '../report.js';

/** An object of which any key may be asked. */
export interface KeyedObject {
  readonly [key: string]: unknown;
}

/**
 * What every object inherits. A value that is the same here was not sent: read by name, somebody
 * else's key on `Object.prototype` looks like the client's own (CWE-1321).
 */
export const inherited: KeyedObject = {};

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Whether an object is plain. Asked after the first key was read, V8 already knows the answer. */
export function isPlain(object: Record<string, unknown>): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === Object.prototype || prototype === null || isPlainObject(object);
}

/** How many keys an object has that JSON would write, with those that all objects inherit. */
export function countKeys(object: KeyedObject): number {
  let count = 0;
  for (const _ in object) count++;
  return count;
}

/**
 * Refuses every key that the roles may not write, or that nobody declared (CWE-915).
 *
 * @param input The object.
 * @param writers The declared keys, each with the roles that may write it, a bit each.
 * @param known How many keys were read.
 */
export function refuseKeys(
  input: KeyedObject,
  writers: ReadonlyMap<string, number>,
  known: number,
  report: Report,
  roles: number,
): void {
  const last = report.count + MAX_ISSUES;
  let accepted = 0;
  for (const key in input) {
    const bits = writers.get(key);
    if (bits !== undefined && (bits & roles) !== 0) accepted++;
    else if (input[key] === undefined || !Object.hasOwn(input, key)) continue;
    else if (bits === undefined) refuseKey(report, 'unknown_key', 'Unknown key', key);
    else refuseKey(report, 'not_writable', 'Not writable', key);
    if (report.count === last) return;
  }
  if (accepted !== known) refuseUnread(input, writers, report, roles);
}

/** Sent, but no different from what all objects inherit: it was not read, so it is refused. */
function refuseUnread(
  input: KeyedObject,
  writers: ReadonlyMap<string, number>,
  report: Report,
  roles: number,
): void {
  for (const key of Object.keys(input)) {
    const isAccepted = ((writers.get(key) ?? 0) & roles) !== 0;
    if (!isAccepted || input[key] === undefined || input[key] !== inherited[key]) continue;
    refuse(report, 'invalid', 'Invalid value', key);
  }
}
