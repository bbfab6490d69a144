import { isPlainObject } from './plain-object.js';

/**
 * Whether `await` would wait for a value: a promise, or what is awaited like one, such as a query
 * of some database libraries.
 */
export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
  'then' in value &&
  typeof value.then === 'function';

/**
 * Whether a value is a promise that nobody awaited, of any realm or library: it has `then` from its
 * class. An object with a `then` of its own is data: parsers decide about its keys.
 */
export const isPending = (value: unknown): boolean =>
  !isPlainObject(value) && isThenable(value) && !Object.hasOwn(value, 'then');
