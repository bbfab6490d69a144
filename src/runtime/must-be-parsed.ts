import { isRecord } from './plain-object.js';
import { isThenable } from './thenable.js';

/** @throws {TypeError} If `changes` is not something that was parsed, such as a promise of it. */
export function mustBeParsed(changes: unknown, takenBy: string): void {
  if (isRecord(changes) && !isThenable(changes)) return;
  throw new TypeError(`${takenBy} needs what parse() returned, not a list or a promise.`);
}
