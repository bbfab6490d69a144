import { NOT_WRITABLE, segmentOf, UNKNOWN_KEY } from '../issue.js';
import { isPlainObject } from '../plain-object.js';
import { isFull, refuse, refuseOrDrop, type Report } from '../report.js';

/** An object of which any key may be asked. */
export interface KeyedObject {
  readonly [key: string]: unknown;
}

/**
 * What every object inherits. A value that is the same here was not sent: read by name, somebody
 * else's key on `Object.prototype` looks like the client's own (CWE-1321).
 */
export const inherited: KeyedObject = {};

/** Whether an object is plain. Asked after the first key was read, V8 already knows the answer. */
export function isPlain(object: Record<string, unknown>): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === Object.prototype || prototype === null || isPlainObject(object);
}

/**
 * How many keys an object has, inherited ones too. In a function of its own: where keys are counted
 * among other work, one body of thousands makes V8 take twice as long for all that come after it.
 */
export function countKeys(object: KeyedObject): number {
  let count = 0;
  for (const _ in object) count++;
  return count;
}

/**
 * Refuses a key that the roles may not write, or that nobody declared (CWE-915).
 *
 * @param writers The roles that may write it, a bit each; nothing for a key that isn't declared.
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

/** Refuses what was sent, but is no different from what all objects inherit: it was not read. */
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
