import { memoryNonces, redisNonces, type NonceStore } from 'gen-dtos/auth';
import { Redis } from 'ioredis';

export interface OpenNonces {
  readonly nonces: NonceStore;
  readonly close: () => Promise<void>;
}

/** For one process in its memory; with an address, in a Redis that several share. */
export function openNonces(url?: string): OpenNonces {
  if (url === undefined) return { nonces: memoryNonces(), close: async () => undefined };
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined); // whoever claims a nonce is told, and lets nobody in
  return {
    nonces: redisNonces({ set: (key, value, { PX }) => redis.set(key, value, 'PX', PX, 'NX') }),
    close: async () => redis.disconnect(),
  };
}
