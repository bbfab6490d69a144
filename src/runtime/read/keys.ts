import { NOT_WRITABLE, segmentOf, UNKNOWN_KEY } from '../issue.js';
import { isPlainObject } from '../plain-object.js';
import { isFull, refuse, refuseOrDrop, type Report } from '../report.js';

/** An object of which any key may be read. */
export interface KeyedObject {
  readonly [key: string]: unknown;
}

/**
 * What every object inherits. A value that equals it was not sent: when a key is read by name, a
 * value that somebody put on `Object.prototype` looks like the client's own (CWE-1321).
 */
export const inherited: KeyedObject = {};

/**
 * Whether an object is plain. Call it after reading the first key: V8 then knows the object's shape
 * already, and answers faster.
 */
export function isPlain(object: Record<string, unknown>): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === Object.prototype || prototype === null || isPlainObject(object);
}

/**
 * Counts an object's keys, including inherited ones. This is a function of its own because V8 is
 * faster that way: with the loop among other code, one body with thousands of keys made all later
 * ones take twice as long.
 */
export function countKeys(object: KeyedObject): number {
  let count = 0;
  for (const _ in object) count++;
  return count;
}

/**
 * Refuses a key that the roles may not write, or that nobody declared (CWE-915).
 *
 * @param writers The roles that may write it, one bit each; `undefined` for a key that is not
 * declared.
 */
export function refuseKey(
  report: Report,
  input: KeyedObject,
  key: string,
  writers: number | undefined,
): void {
  if (isFull(report) || input[key] === undefined || !Object.hasOwn(input, key)) return;
  const segment = segmentOf(key);
  if (writers === undefined) refuseOrDrop(report, 'unknown_key', UNKNOWN_KEY, segment);
  else refuseOrDrop(report, 'not_writable', NOT_WRITABLE, segment);
}

/** Refuses values that were sent but equal what every object inherits, and so were not read. */
export function refuseUnread(
  report: Report,
  input: KeyedObject,
  isWritable: (key: string) => boolean,
): void {
  for (const key of Object.keys(input)) {
    const isUnread = input[key] !== undefined && input[key] === inherited[key];
    if (isUnread && isWritable(key)) refuse(report, 'invalid', 'Invalid value', segmentOf(key));
  }
}
