import { isThenable } from './thenable.js';
import { isRecord } from './plain-object.js';

/**
 * Makes sure that a stored record was passed.
 *
 * @throws {TypeError} If it is not an object, or if it is a list or a promise that was not awaited.
 */
export function mustBeRecord(record: unknown, takenBy: string): void {
  if (isRecord(record) && !isThenable(record)) return;
  throw new TypeError(`${takenBy} needs the stored record itself, not a list or a promise.`);
}
