/**
 * Whether `await` would wait for a value: a promise, or what is awaited like one, such as a query
 * of some database libraries.
 */
export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
  'then' in value &&
  typeof value.then === 'function';
