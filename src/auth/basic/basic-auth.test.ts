import fc from 'fast-check';
import * as crypto from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { basicAuth, type BasicUser } from './basic-auth.js';
import { hashPassword } from './password-hash.js';

vi.mock('node:crypto', { spy: true });

/** Real hashes take a second each. */
const cost = { ln: 4, r: 8, p: 1 };
const passwordHash = await hashPassword('pa:ss', cost);
const users = new Map<string, BasicUser<{ userId: string }>>([
  ['alice', { principal: { userId: 'a' }, passwordHash }],
  ['caf\u00e9', { principal: { userId: 'c' }, passwordHash }],
  ['robot', { principal: { userId: 'r' }, passwordHash: null }],
  ['broken', { principal: { userId: 'b' }, passwordHash: 'pa:ss' }],
]);

const authenticate = basicAuth({ find: (username) => users.get(username), cost, realm: 'users' });

const ask = (authorization?: string): ReturnType<typeof authenticate> =>
  authenticate(new Request('http://x/', authorization ? { headers: { authorization } } : {}));

const as = (username: string, password: string): ReturnType<typeof ask> =>
  ask(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);

const refusal = (reason: string): object => ({
  success: false,
  refusal: { status: 401, reason, challenge: 'Basic realm="users", charset="UTF-8"' },
});

test('the right password says who is asking, and shows no hash', async () => {
  expect(await as('alice', 'pa:ss')).toEqual({ success: true, principal: { userId: 'a' } });
});

test('a name is the same in each Unicode form', async () => {
  expect(await as('cafe\u0301', 'pa:ss')).toMatchObject({ principal: { userId: 'c' } });
});

describe('is refused:', () => {
  test.each([
    ['a wrong password', 'alice', 'pa', 'credentials_wrong'],
    ['an empty one', 'alice', '', 'credentials_wrong'],
    ['a long one', 'alice', 'x'.repeat(2000), 'credentials_wrong'],
    ['the hash itself', 'alice', passwordHash, 'credentials_wrong'],
    ['a name that nobody has', 'mallory', 'pa:ss', 'credentials_unknown'],
    ['a name of the prototype', '__proto__', 'pa:ss', 'credentials_unknown'],
    ['no name', '', 'pa:ss', 'credentials_unknown'],
    ['whoever has no password', 'robot', '', 'credentials_wrong'],
    ['whoever has one that is no hash', 'broken', 'pa:ss', 'credentials_wrong'],
  ])('%s', async (_, username, password, reason) => {
    expect(await as(username, password)).toEqual(refusal(reason));
  });

  test('nothing', async () => {
    expect(await ask()).toEqual(refusal('credentials_missing'));
  });

  test.each(['Bearer x', 'Basic', 'Basic ???', 'Basic bWU='])('%s', async (header) => {
    expect(await ask(header)).toEqual(refusal('credentials_malformed'));
  });
});

test('a name that nobody has takes as long as a wrong password', async () => {
  const slow = { ln: 13, r: 8, p: 1 };
  const hash = await hashPassword('right', slow);
  const known = { principal: {}, passwordHash: hash };
  const timed = basicAuth({ find: (name) => (name === 'known' ? known : null), cost: slow });
  const request = (name: string): Request =>
    new Request('http://x/', { headers: { authorization: `Basic ${btoa(`${name}:wrong`)}` } });
  const times: Record<string, number[]> = { known: [], nobody: [] };
  for (let round = 0; round < 9; round += 1) {
    for (const [name, spent] of Object.entries(times)) {
      const start = performance.now();
      await timed(request(name));
      spent.push(performance.now() - start);
    }
  }
  const [one = 0, other = 0] = Object.values(times).map((spent) => Math.min(...spent));
  // Without the work, nobody would be refused a hundred times as fast.
  expect(other / one).toBeGreaterThan(0.3);
  expect(other / one).toBeLessThan(3);
});

test('a cost that no hash can have is refused at once: unknown names would be answered sooner', () => {
  const find = (): null => null;
  expect(() => basicAuth({ find, cost: { ln: 30, r: 8, p: 1 } })).toThrow(RangeError);
});

test('what the store throws is thrown', async () => {
  const error = new Error('down');
  const unlucky = basicAuth({ find: () => Promise.reject(error), cost });
  const headers = { authorization: `Basic ${btoa('a:b')}` };
  await expect(unlucky(new Request('http://x/', { headers }))).rejects.toBe(error);
});

test('whatever the header, nothing is thrown and nobody let in', async () => {
  const header = fc.oneof(
    fc.string(),
    fc.base64String().map((text) => `Basic ${text}`),
  );
  await fc.assert(
    fc.asyncProperty(header, async (authorization) => {
      const headers = { get: () => authorization };
      const result = await authenticate({ method: 'GET', url: '/', headers });
      expect(result.success).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test.each(['alice', 'nobody', 'robot', 'broken'])(
  'of %s scrypt is asked once, at the same cost',
  async (username) => {
    vi.mocked(crypto.scrypt).mockClear();
    await as(username, 'guess');
    const asked = vi
      .mocked(crypto.scrypt)
      .mock.calls.map(([, , length, options]) => [length, options]);
    expect(asked).toEqual([
      [32, expect.objectContaining({ N: 2 ** cost.ln, r: cost.r, p: cost.p })],
    ]);
  },
);

test('a store may also answer null', async () => {
  const asked = basicAuth({ find: () => null, realm: 'users', cost: { ln: 4, r: 8, p: 1 } });
  const headers = { authorization: `Basic ${Buffer.from('a:b').toString('base64')}` };
  expect(await asked(new Request('http://x/', { headers }))).toEqual(
    refusal('credentials_unknown'),
  );
});
