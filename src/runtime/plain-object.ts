export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * Whether a value is an object as JSON makes them, and not an array, date, map or class instance.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  // The last test accepts plain objects from another realm, such as a test runner's sandbox.
  return (
    prototype === null ||
    prototype === Object.prototype ||
    (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'hasOwnProperty'))
  );
}

/** The value of an own key. Inherited values were not sent by the client (CWE-1321). */
export function ownValue(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Whether a value is an object with keys, of any class: some databases return instances. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && !Array.isArray(value);

/** The value of an own key of a record; `undefined` for anything that is no record. */
export const memberOf = (value: unknown, key: string): unknown =>
  isRecord(value) ? ownValue(value, key) : undefined;
