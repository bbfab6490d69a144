import { isRecord } from './plain-object.js';

/** @throws {TypeError} If it is nothing that was parsed but a promise of it, say. */
export function mustBeParsed(changes: unknown, takenBy: string): void {
  if (isRecord(changes) && !(changes instanceof Promise)) return;
  throw new TypeError(`${takenBy} takes what parse() returned: an object, and no promise of it.`);
}
