import type { NonceStore } from './nonces.js';

/**
 * The part of a Redis client that is used. A client of the package `redis` fits; for `ioredis` it
 * takes one line.
 */
export interface RedisClient {
  readonly set: (
    key: string,
    value: string,
    options: { readonly NX: true; readonly PX: number },
  ) => Promise<unknown>;
}

/**
 * Makes a store that keeps nonces in Redis, for a service that runs as several processes.
 * `SET key NX PX` checks and records in one step.
 *
 * @param client A connected client.
 * @param prefix What the keys in Redis begin with. Default: `nonce:`.
 *
 * @returns The store. It throws what the client throws: without Redis, nothing is let in.
 *
 * @example
 * ```ts
 * import { redisNonces, type RedisClient } from 'gen-dtos/auth';
 *
 * declare const redis: RedisClient; // await createClient({ url }).connect()
 * const nonces = redisNonces(redis);
 *
 * interface Ioredis { set(key: string, value: string, px: 'PX', milliseconds: number, nx: 'NX'): Promise<unknown> }
 * declare const ioredis: Ioredis; // new Redis(url)
 * const same = redisNonces({ set: (key, value, { PX }) => ioredis.set(key, value, 'PX', PX, 'NX') });
 * ```
 */
export function redisNonces(client: RedisClient, prefix = 'nonce:'): NonceStore {
  return {
    claim: async (key, milliseconds) =>
      (await client.set(prefix + key, '1', { NX: true, PX: milliseconds })) === 'OK',
  };
}
