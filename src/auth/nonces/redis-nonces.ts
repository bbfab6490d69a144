import type { NonceStore } from './nonces.js';

/** What is needed of a Redis client. One of the package `redis` has it; for `ioredis` it is a line. */
export interface RedisClient {
  readonly set: (
    key: string,
    value: string,
    options: { readonly NX: true; readonly PX: number },
  ) => Promise<unknown>;
}

/**
 * Keeps nonces in Redis, for a service that runs as several processes. `SET key NX PX` records and
 * answers in one step.
 *
 * @param client A connected client.
 * @param prefix What its keys begin with. Default `nonce:`.
 *
 * @returns The store. What the client throws is thrown: without Redis, nothing is let in.
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
