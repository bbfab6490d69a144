import { isObject } from '../plain-object.js';

/**
 * A value as an object whose keys can be read by name: any value that differs from what every
 * object inherits is its own. That is the object itself if it is plain, or a copy of its own keys
 * if it is an instance of a class; `undefined` for a list and for what is not an object.
 */
export function rowOf(value: unknown): Record<string, unknown> | undefined {
  if (!isObject(value) || Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? value : { ...value };
}
