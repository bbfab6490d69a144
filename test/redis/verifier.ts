/**
 * A server process that shares only Redis with others. It gets signed requests and answers whether
 * they are good. Run with the socket of Redis and the client to use.
 */
import { Redis } from 'ioredis';
import { hmacAuth, redisNonces, type NonceStore } from 'gen-dtos/auth';
import { httpSignatureAuth } from 'gen-dtos/auth/http-signatures';
import { createClient } from 'redis';

/** A signed request as it crosses between processes. */
export interface SentRequest {
  readonly scheme: 'hmac' | 'http-signature';
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export const KEY = {
  keyId: 'k1',
  secret: new TextEncoder().encode('one secret of 32 bytes, or more.'),
};

const [socket, client] = process.argv.slice(2);

if (process.send !== undefined && socket !== undefined) {
  const options = {
    find: (keyId: string) =>
      keyId === KEY.keyId ? { principal: { userId: 'a' }, secret: KEY.secret } : null,
    nonces: client === 'ioredis' ? withIoredis(socket) : await withRedis(socket),
  };
  const schemes = { hmac: hmacAuth(options), 'http-signature': httpSignatureAuth(options) };
  process.on('message', ({ scheme, method, url, headers, body }: SentRequest) => {
    const request = { method, url, headers: new Headers(headers.map(([...pair]) => pair)) };
    void schemes[scheme](request, new TextEncoder().encode(body)).then((result) =>
      process.send?.(result.success ? 'accepted' : result.refusal.reason),
    );
  });
  process.send('ready');
}

async function withRedis(path: string): Promise<NonceStore> {
  return redisNonces(await createClient({ socket: { path, tls: false } }).connect());
}

function withIoredis(path: string): NonceStore {
  const redis = new Redis({ path });
  return redisNonces({ set: (key, value, { PX }) => redis.set(key, value, 'PX', PX, 'NX') });
}
