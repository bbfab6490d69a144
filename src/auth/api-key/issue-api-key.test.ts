import { describe, expect, test } from 'vitest';
import type { ApiKeyRecord } from './api-key-record.js';
import { issueApiKey, type IssuedApiKey } from './issue-api-key.js';

const issuer = { tenant: 'acme', scopes: ['users:read', 'users:write'] };

const issue = (scopes: readonly string[], more: object = {}): Promise<IssuedApiKey> =>
  issueApiKey({ prefix: 'sk_live', issuer, scopes, expiresAt: null, ...more });

async function issued(): Promise<{ key: string; record: ApiKeyRecord }> {
  const result = await issue(['users:read']);
  if (!result.success) throw new Error(result.refusal.reason);
  return result;
}

describe('a key that is issued', () => {
  test('has the form by which scanners find it', async () => {
    expect((await issued()).key).toMatch(/^sk_live_[0-9a-f]{16}_[0-9a-f]{72}$/);
  });

  test('is another each time', async () => {
    const keys = await Promise.all(Array.from({ length: 50 }, issued));
    expect(new Set(keys.flatMap(({ key, record }) => [key, record.lookup])).size).toBe(100);
  });

  test('is not in its record', async () => {
    const { key, record } = await issued();
    const secret = key.slice('sk_live_'.length + 17);
    expect(JSON.stringify(record)).not.toContain(secret);
    expect(record.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test("is the issuer's tenant's, whatever else is asked for", async () => {
    const result = await issue(['users:read'], { tenant: 'evil', record: { tenant: 'evil' } });
    expect(result).toMatchObject({ success: true, record: { tenant: 'acme' } });
  });

  test('has each scope once', async () => {
    expect(await issue(['users:read', 'users:read'])).toMatchObject({
      record: { scopes: ['users:read'] },
    });
  });

  test('may have none', async () => {
    expect(await issue([])).toMatchObject({ success: true, record: { scopes: [] } });
  });
});

test.each([
  [['admin']],
  [['users:read', 'admin']],
  [['users:*']],
  [['USERS:READ']],
  [['']],
  [['__proto__']],
  [['constructor']],
  [['length']],
])('a scope that the issuer lacks is refused: %j', async (scopes) => {
  expect(await issue(scopes)).toEqual({
    success: false,
    refusal: { status: 403, reason: 'scope_missing' },
  });
});

test.each(['s', 'acme', 'acme_live_2', 'a'.repeat(32)])('a prefix may be %s', async (prefix) => {
  expect(await issue([], { prefix })).toMatchObject({ key: expect.stringMatching(`^${prefix}_`) });
});

test('nobody issues anything with a prefix that is none', async () => {
  await expect(issue([], { prefix: 'SK' })).rejects.toThrow(TypeError);
});

test('scopes of an issuer that are a text are a mistake: parts of it would be scopes', async () => {
  const text = { tenant: 'acme', scopes: 'users:read' as unknown as string[] };
  await expect(issue(['read'], { issuer: text })).rejects.toThrow(TypeError);
});
