/** @throws {TypeError} If it is no stored record but a list, or a promise that nobody awaited. */
export function mustBeRecord(record: object, takenBy: string): void {
  const isPromised = 'then' in record && typeof record.then === 'function';
  if (typeof record === 'object' && !Array.isArray(record) && !isPromised) return;
  throw new TypeError(`${takenBy} takes the stored record itself: no list, and no promise of it.`);
}
