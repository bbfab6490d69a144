import { isRecord } from './plain-object.js';

/** @throws {TypeError} If it is no stored record but a list, or a promise that nobody awaited. */
export function mustBeRecord(record: unknown, takenBy: string): void {
  if (isRecord(record) && typeof record['then'] !== 'function') return;
  throw new TypeError(`${takenBy} takes the stored record itself: no list, and no promise of it.`);
}
