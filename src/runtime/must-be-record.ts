import { isPending, isThenable } from './thenable.js';
import { isRecord } from './plain-object.js';

/**
 * Makes sure that a stored record was passed.
 *
 * @throws {TypeError} If it is not an object, or if it is a list or a promise that was not awaited.
 */
export function mustBeRecord(record: unknown, takenBy: string): void {
  if (isThenable(record) || !isRecord(record))
    throw mistaken(`${takenBy} needs the stored record itself`);
}

/** The same for what was parsed. */
export function mustBeParsed(changes: unknown, takenBy: string): void {
  if (isPending(changes) || !isRecord(changes))
    throw mistaken(`${takenBy} needs what parse() returned`);
}

const mistaken = (need: string): TypeError => new TypeError(`${need}, not a list or a promise.`);
