import { isPending } from './thenable.js';

/**
 * Makes sure that what a parser refuses is not a promise: no client has sent that, so it is a bug in
 * the caller.
 *
 * @throws {TypeError} If it is one.
 */
export function mustBeAwaited(input: unknown): void {
  if (isPending(input)) throw new TypeError('The input is a promise. Await it.');
}
