import { isObject } from '../plain-object.js';

/**
 * An object of which any key may be read by name, so that what isn't the same as what all objects
 * inherit is its own: a plain object itself; of an instance of a class its own keys.
 */
export function rowOf(value: unknown): Record<string, unknown> | undefined {
  if (!isObject(value) || Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? value : { ...value };
}
