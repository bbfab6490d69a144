import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Authentication } from '../authentication.js';
import { apiKeyAuth } from './api-key-auth.js';
import type { ApiKeyRecord } from './api-key-record.js';
import { issueApiKey } from './issue-api-key.js';

const NOW = Date.UTC(2026, 10, 28);
const ISSUER = { tenant: 'acme', scopes: ['users:read', 'users:write'] };
const ISSUE = { prefix: 'sk_live', issuer: ISSUER, scopes: ['users:read'], expiresAt: null };

let records: Map<string, ApiKeyRecord>;
let key: string;
let record: ApiKeyRecord;
let isAsked: boolean;

beforeEach(async () => {
  records = new Map();
  isAsked = false;
  ({ key, record } = await issue());
});

const authenticate = apiKeyAuth({
  prefix: 'sk_live',
  now: () => NOW,
  find: (lookup) => {
    isAsked = true;
    return records.get(lookup);
  },
});

async function issue(options = ISSUE): Promise<{ key: string; record: ApiKeyRecord }> {
  const issued = await issueApiKey(options);
  if (!issued.success) throw new Error(issued.refusal.reason);
  records.set(issued.record.lookup, issued.record);
  return issued;
}

const ask = (
  headers: Record<string, string> | [string, string][],
  url = 'https://api.acme.dev/users/1',
): Promise<Authentication<Omit<ApiKeyRecord, 'digest'>>> =>
  authenticate(new Request(url, { headers }));

/** A text that ends with its checksum, as keys do. */
const checked = (text: string): string =>
  text + createHash('sha256').update(text).digest('hex').slice(0, 8);

const withKey = (sent: string): ReturnType<typeof ask> => ask({ authorization: `ApiKey ${sent}` });

const store = (change: Partial<ApiKeyRecord>): void =>
  void records.set(record.lookup, { ...record, ...change });

const refusal = (reason: string): object => ({
  success: false,
  refusal: { status: 401, reason, challenge: 'ApiKey realm="api"' },
});

describe('a good key', () => {
  const known = (): object => {
    const { digest: _, ...principal } = record;
    return { success: true, principal };
  };

  test('says who is asking, and does not show its digest', async () => {
    expect(await withKey(key)).toEqual(known());
    expect(known()).toMatchObject({ principal: { tenant: 'acme', scopes: ['users:read'] } });
  });

  test('may be in X-API-Key', async () => {
    expect(await ask({ 'x-api-key': key })).toEqual(known());
  });

  test('may be in both', async () => {
    expect(await ask({ authorization: `ApiKey ${key}`, 'x-api-key': key })).toEqual(known());
  });

  test.each(['apikey', 'APIKEY', 'ApiKey '])('has a scheme in any case: %j', async (scheme) => {
    expect(await ask({ authorization: `${scheme} ${key}` })).toEqual(known());
  });

  test('may be looked up later', async () => {
    const slow = apiKeyAuth({
      prefix: 'sk_live',
      find: (lookup) => Promise.resolve(records.get(lookup)),
    });
    expect(await slow(new Request('http://x/', { headers: { 'x-api-key': key } }))).toEqual(
      known(),
    );
  });

  test('is good until it expires', async () => {
    store({ expiresAt: new Date(NOW + 1) });
    expect((await withKey(key)).success).toBe(true);
  });
});

test('no key is a missing one', async () => {
  expect(await ask({})).toEqual(refusal('credentials_missing'));
});

describe('is refused by its form, before anything is looked up:', () => {
  test.each<[string, (good: string) => Record<string, string>]>([
    ['an empty key', () => ({ 'x-api-key': '' })],
    ['an empty scheme', () => ({ authorization: 'ApiKey ' })],
    ['another scheme', (good) => ({ authorization: `Bearer ${good}` })],
    [
      'another credential beside it',
      (good) => ({ authorization: 'Basic YTpi', 'x-api-key': good }),
    ],
    ['a key without a scheme', (good) => ({ authorization: good })],
    ['a key and more', (good) => ({ authorization: `ApiKey ${good} x` })],
    ['two in one header', (good) => ({ authorization: `ApiKey ${good}, ApiKey ${good}` })],
    ['two in X-API-Key', (good) => ({ 'x-api-key': `${good}, ${good}` })],
    ['a key of another environment', (good) => ({ 'x-api-key': good.replace('live', 'test') })],
    [
      'a typing error',
      (good) => ({ 'x-api-key': good.slice(0, -1) + (good.endsWith('0') ? '1' : '0') }),
    ],
    ['a key in upper case', (good) => ({ 'x-api-key': good.toUpperCase() })],
    ['a key that is cut off', (good) => ({ 'x-api-key': good.slice(0, -1) })],
    ['a key that is too long', (good) => ({ 'x-api-key': `${good}0` })],
    ['a header of 100,000 characters', () => ({ authorization: `ApiKey ${'a'.repeat(100_000)}` })],
    ['a key of 100,000 characters', () => ({ 'x-api-key': `sk_live_${'0'.repeat(100_000)}` })],
    ['a name of the prototype', () => ({ 'x-api-key': '__proto__' })],
  ])('%s', async (_, headers) => {
    expect(await ask(headers(key))).toEqual(refusal('credentials_malformed'));
    expect(isAsked).toBe(false);
  });

  test('two different keys', async () => {
    const other = await issue();
    expect(await ask({ authorization: `ApiKey ${key}`, 'x-api-key': other.key })).toEqual(
      refusal('credentials_conflicting'),
    );
    expect(isAsked).toBe(false);
  });
});

describe('in the query string', () => {
  test.each([
    (good: string) => `api_key=${good}`,
    (good: string) => `apikey=${good}`,
    (good: string) => `apiKey=${good}`,
    (good: string) => `API-KEY=${good}`,
    (good: string) => `%61pi_key=${good}`,
    (good: string) => `api_key[]=${good}`,
    (good: string) => `x-api-key=${good}`,
    () => 'api_key=',
    () => 'api_key',
    (good: string) => `page=1&token=${good}`,
    (good: string) => `page=1?x&token=${good}`,
    (good: string) => `token=sk%5Flive${good.slice(7)}`,
    (good: string) => good,
  ])('a key is refused, even with a good one in the header: %s', async (query) => {
    for (const headers of [{}, { 'x-api-key': key }]) {
      const url = `https://api.acme.dev/users?${query(key)}`;
      expect(await ask(headers as Record<string, string>, url)).toEqual(
        refusal('credentials_in_query'),
      );
    }
    expect(isAsked).toBe(false);
  });

  test.each(['q=monkey', 'page=1&sort=api_key', 'q=sk_live_', ''])(
    'anything else is none: %s',
    async (query) => {
      const url = `https://api.acme.dev/users?${query}`;
      expect((await ask({ 'x-api-key': key }, url)).success).toBe(true);
    },
  );

  test('of an address that is none, too', async () => {
    const headers = new Headers({ 'x-api-key': key });
    const sent = { method: 'GET', url: `/users?api_key=${key}`, headers };
    expect(await authenticate(sent)).toEqual(refusal('credentials_in_query'));
  });
});

describe('a key of the right form is refused', () => {
  test('if there is none like it', async () => {
    records.clear();
    expect(await withKey(key)).toEqual(refusal('credentials_unknown'));
  });

  test('if it is another than the one that is stored', async () => {
    const other = await issue();
    records.set(record.lookup, other.record);
    expect(await withKey(key)).toEqual(refusal('credentials_wrong'));
  });

  test.each(['', 'short', '__proto__', 'ü'.repeat(64)])(
    'if the store has no digest: %j',
    async (digest) => {
      store({ digest });
      expect(await withKey(key)).toEqual(refusal('credentials_wrong'));
    },
  );

  test.each([NOW, NOW - 1, Number.NaN])('if it has expired: %d', async (time) => {
    store({ expiresAt: new Date(time) });
    expect(await withKey(key)).toEqual(refusal('credentials_expired'));
  });

  test('if it was revoked, even if it is to end anyway', async () => {
    store({ revokedAt: new Date(NOW), expiresAt: new Date(NOW - 1) });
    expect(await withKey(key)).toEqual(refusal('credentials_revoked'));
  });

  test('if the clock is broken', async () => {
    store({ expiresAt: new Date(NOW + 1) });
    const broken = apiKeyAuth({
      prefix: 'sk_live',
      now: () => Number.NaN,
      find: (lookup) => records.get(lookup),
    });
    expect(await broken(new Request('http://x/', { headers: { 'x-api-key': key } }))).toEqual(
      refusal('credentials_expired'),
    );
  });
});

test('what the store throws is thrown', async () => {
  const error = new Error('down');
  const unlucky = apiKeyAuth({ prefix: 'sk_live', find: () => Promise.reject(error) });
  await expect(unlucky(new Request('http://x/', { headers: { 'x-api-key': key } }))).rejects.toBe(
    error,
  );
});

test('no refusal shows what was sent', async () => {
  for (const sent of [key, `${key}x`, 'hunter2']) {
    records.clear();
    expect(JSON.stringify(await withKey(sent))).not.toContain(sent);
  }
});

test('whatever the headers and the address hold, nothing is thrown and nobody let in', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('sk_live_', 'ApiKey '),
  );
  await fc.assert(
    fc.asyncProperty(fc.option(text), fc.option(text), text, async (authorization, alone, url) => {
      const headers = {
        get: vi.fn((name: string) => (name === 'x-api-key' ? alone : authorization)),
      };
      expect((await authenticate({ method: 'GET', url, headers })).success).toBe(false);
    }),
  );
});

const NO_PREFIX = ['', 'Sk', 'sk__live', 'sk_', '_sk', 'sk-live', 'a'.repeat(33), 'sk live'];

test.each([...NO_PREFIX, undefined, null])('a prefix is refused: %j', (prefix) => {
  expect(() => apiKeyAuth({ prefix: prefix as string, find: () => null })).toThrow(
    "`prefix` has to be at most 32 characters of a-z, 0-9 and single '_' between them, starting with a letter, such as 'sk_live'.",
  );
});

test.each(['a\nb', 'ü', '\u0000'])('a realm is refused: %j', (realm) => {
  expect(() => apiKeyAuth({ prefix: 'sk', realm, find: () => null })).toThrow(TypeError);
});

test('a realm is quoted', async () => {
  const quoted = apiKeyAuth({ prefix: 'sk', realm: 'a"b\\', find: () => null });
  expect(await quoted(new Request('http://x/'))).toMatchObject({
    refusal: { challenge: 'ApiKey realm="a\\"b\\\\"' },
  });
});

test('what has a checksum, but not the form of a key, is looked for nowhere', async () => {
  expect(await withKey(checked('sk_live_short'))).toEqual(refusal('credentials_malformed'));
  expect(isAsked).toBe(false);
});

test('a store may also answer null', async () => {
  const asked = apiKeyAuth({ prefix: 'sk_live', find: () => null });
  const request = new Request('http://x/', { headers: { 'x-api-key': key } });
  expect(await asked(request)).toEqual(refusal('credentials_unknown'));
});
