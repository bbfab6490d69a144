/**
 * Two server processes share a real Redis: a signed request is accepted once, whichever gets it.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { redisNonces, signHmac } from 'gen-dtos/auth';
import { signRequest } from 'gen-dtos/auth/http-signatures';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRedis, type RedisServer } from './server.js';
import { KEY, type SentRequest } from './verifier.js';

let redis: RedisServer;
let servers: ChildProcess[];

beforeAll(async () => {
  redis = await startRedis();
  // One process with each of the two clients.
  servers = await Promise.all(['redis', 'ioredis'].map(startServer));
});

afterAll(async () => {
  for (const server of servers) server.kill();
  await redis.stop();
});

async function startServer(client: string): Promise<ChildProcess> {
  const server = fork(new URL('verifier.ts', import.meta.url), [redis.socket, client], {
    execArgv: ['--import', 'tsx'],
  });
  await once(server, 'message');
  return server;
}

/** The answers of a process to copies of a request that are sent together. */
function answers(server: ChildProcess, request: SentRequest, copies: number): Promise<string[]> {
  return new Promise((resolve) => {
    const heard: string[] = [];
    const listen = (answer: string): void => {
      heard.push(answer);
      if (heard.length < copies) return;
      server.off('message', listen);
      resolve(heard);
    };
    server.on('message', listen);
    for (let copy = 0; copy < copies; copy += 1) server.send(request);
  });
}

async function signed(
  scheme: SentRequest['scheme'],
  body = '{"bio":"Hello"}',
): Promise<SentRequest> {
  const request = new Request('https://api.acme.dev/profile', { method: 'POST', body });
  const sign = scheme === 'hmac' ? signHmac : signRequest;
  const { method, url, headers } = await sign(request, KEY);
  return { scheme, method, url, headers: [...headers], body };
}

describe.each(['hmac', 'http-signature'] as const)('%s', (scheme) => {
  test('of many copies at two processes, one is accepted', async () => {
    for (let round = 0; round < 20; round += 1) {
      const request = await signed(scheme);
      const both = await Promise.all(servers.map((server) => answers(server, request, 25)));
      const [first, ...others] = both.flat().sort();
      expect(first).toBe('accepted');
      expect(new Set(others)).toEqual(new Set(['signature_replayed']));
    }
  });

  test('a request that the one accepted is a replay to the other', async () => {
    for (const order of [servers, servers.toReversed()]) {
      const request = await signed(scheme);
      const heard: string[] = [];
      for (const server of order) heard.push(...(await answers(server, request, 1)));
      expect(heard).toEqual(['accepted', 'signature_replayed']);
    }
  });

  test("a forged one does not burn the victim's nonce", async () => {
    const request = await signed(scheme);
    const forged = { ...request, body: '{"is_admin":true}' };
    for (const server of servers) {
      expect(await answers(server, forged, 1)).toEqual([
        scheme === 'hmac' ? 'credentials_wrong' : 'digest_wrong',
      ]);
    }
    const heard = await Promise.all(servers.map((server) => answers(server, request, 1)));
    expect(heard.flat().sort()).toEqual(['accepted', 'signature_replayed']);
  });
});

test('Redis forgets a nonce when its signature is stale', async () => {
  const client = await createClient({ socket: { path: redis.socket, tls: false } }).connect();
  const nonces = redisNonces(client, 'short:');
  expect(await nonces.claim('a', 200)).toBe(true);
  expect(await nonces.claim('a', 200)).toBe(false);
  expect(await client.pTTL('short:a')).toBeGreaterThan(0);
  await sleep(250);
  expect(await nonces.claim('a', 200)).toBe(true);
  await client.close();
});
