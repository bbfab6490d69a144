import type { NonceStore } from './nonces.js';

/** The options of `memoryNonces`. */
export interface MemoryNoncesOptions {
  /** The largest number of nonces to keep. Default: 100,000. */
  readonly limit?: number;
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/**
 * Makes a store that keeps nonces in memory, for a service that runs as a single process.
 *
 * @param options How many nonces to keep. Beyond that `claim` throws, since forgetting a nonce that
 * is still valid would let its request in again.
 *
 * @returns The store.
 *
 * @throws {RangeError} If the limit is not a number above 0.
 *
 * @example
 * ```ts
 * import { memoryNonces } from 'gen-dtos/auth';
 *
 * const nonces = memoryNonces();
 * nonces.claim('k1 n1', 60_000); // true
 * nonces.claim('k1 n1', 60_000); // false
 * ```
 */
export function memoryNonces(options: MemoryNoncesOptions = {}): NonceStore {
  const { limit = 100_000, now = Date.now } = options;
  if (!(limit > 0)) throw new RangeError('`limit` has to be a number above 0.');
  const ends = new Map<string, number>();
  let lastSweep = -Infinity;

  function sweep(time: number): void {
    for (const [key, end] of ends) if (end <= time) ends.delete(key);
    lastSweep = time;
  }

  return {
    claim(key, milliseconds) {
      const time = now();
      if ((ends.get(key) ?? -Infinity) > time) return false;
      // A clock that was set back must not put off the next sweep.
      if (Math.abs(time - lastSweep) >= SWEEP_MILLISECONDS) sweep(time);
      if (ends.size >= limit) throw new Error('memoryNonces() has reached its `limit` of nonces.');
      ends.set(key, time + milliseconds);
      return true;
    },
  };
}

const SWEEP_MILLISECONDS = 10_000;
