/** Two server processes and a real Redis: whichever of them a signed request reaches, it is good once. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRedis, type RedisServer } from '../../../test/redis/server.js';
import type { Twin } from '../../attacking/attack-twins.js';
import { keysFrom } from '../keys.js';
import { send } from '../run-attack.js';
import { altered, sentTo, sign } from '../sign.js';

/** A process with its own database, so that it can be seen which of them a request has changed. */
interface Server {
  readonly url: string;
  readonly bio: () => Promise<string | null>;
  readonly process: ChildProcess;
}

const PATH = '/profile/mallory';
const SIGNING_KEYS = JSON.stringify([
  { id: 'mallory-1', user: 'mallory', secret: randomBytes(32).toString('hex') },
]);

let redis: RedisServer;
let servers: [Server, Server];

beforeAll(async () => {
  redis = await startRedis();
  servers = await Promise.all([startServer(), startServer()]);
});

afterAll(async () => {
  for (const server of servers) server.process.kill();
  await redis.stop();
});

async function startServer(): Promise<Server> {
  const { DATABASE_URL: _shared, ...env } = process.env;
  const child = fork(new URL('server.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: { ...env, SIGNING_KEYS, REDIS_URL: redis.socket },
  });
  const [url] = await once(child, 'message');
  return {
    url,
    process: child,
    async bio() {
      child.send('mallory');
      const [user] = await once(child, 'message');
      return user.bio;
    },
  };
}

/** Signed by Mallory. Its path and body are, and not which server it goes to. */
const signed = (body: object, twin: Twin = ''): Promise<Request> =>
  sign(
    servers[0].url,
    twin,
    { method: 'PATCH', path: PATH, key: 'mallory-1', body },
    { keys: keysFrom(SIGNING_KEYS) },
  );

const statusAt = async ({ url }: Server, request: Request, path = PATH): Promise<number> =>
  (await send(sentTo(url + path, request))).status;

const bios = (): Promise<(string | null)[]> => Promise.all(servers.map((server) => server.bio()));

test('what one server took is a replay to the other', async () => {
  for (const [text, [first, second]] of [
    ['one', servers],
    ['two', servers.toReversed()],
  ] as [string, [Server, Server]][]) {
    const request = await signed({ bio: text });
    expect(await statusAt(first, request)).toBe(200);
    expect(await statusAt(second, request)).toBe(401);
    expect(await statusAt(first, request)).toBe(401);
    expect(await first.bio()).toBe(text);
    expect(await second.bio()).not.toBe(text);
  }
});

test('of many copies that reach both together, one is taken', async () => {
  for (let round = 0; round < 10; round += 1) {
    const bio = `round ${round}`;
    const request = await signed({ bio });
    const copies = servers.flatMap((server) => Array.from({ length: 10 }, () => server));
    const statuses = await Promise.all(copies.map((server) => statusAt(server, request)));
    expect(statuses.sort()).toEqual([200, ...Array.from({ length: 19 }, () => 401)]);
    expect((await bios()).filter((found) => found === bio)).toHaveLength(1);
  }
});

test('a forged copy at one server does not use up the nonce at the other', async () => {
  const request = await signed({ bio: 'honest' });
  const forged = altered(request, '{"is_admin":true}');
  expect(await statusAt(servers[0], forged)).toBe(401);
  expect(await statusAt(servers[1], request)).toBe(200);
  expect(await statusAt(servers[0], request)).toBe(401);
});

test('the unsafe twin takes it from both, and again', async () => {
  const request = await signed({ bio: 'again' }, '/unsafe');
  for (const server of [...servers, ...servers]) {
    expect(await statusAt(server, request, `/unsafe${PATH}`)).toBe(200);
  }
  expect(await bios()).toEqual(['again', 'again']);
});

test('without Redis nobody is let in', async () => {
  const before = await bios();
  await redis.stop();
  const request = await signed({ bio: 'unchecked' });
  for (const server of servers) expect(await statusAt(server, request)).toBe(500);
  expect(await bios()).toEqual(before);
});
