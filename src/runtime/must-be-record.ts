import { isThenable } from './thenable.js';
import { isRecord } from './plain-object.js';

/**
 * Makes sure that a stored record was passed.
 *
 * @throws {TypeError} If it is not an object, or if it is a list or a promise that was not awaited.
 */
export function mustBeRecord(record: unknown, takenBy: string): void {
  mustBeOne(record, `${takenBy} needs the stored record itself`);
}

/** The same for what was parsed. */
export function mustBeParsed(changes: unknown, takenBy: string): void {
  mustBeOne(changes, `${takenBy} needs what parse() returned`);
}

function mustBeOne(value: unknown, need: string): void {
  if (isRecord(value) && !isThenable(value)) return;
  throw new TypeError(`${need}, not a list or a promise.`);
}
