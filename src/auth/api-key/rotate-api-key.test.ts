import { describe, expect, test } from 'vitest';
import { apiKeyAuth } from './api-key-auth.js';
import type { ApiKeyRecord } from './api-key-record.js';
import { issueApiKey } from './issue-api-key.js';
import { rotateApiKey } from './rotate-api-key.js';

const NOW = Date.UTC(2026, 10, 28);
const HOUR = 3600_000;

async function issued(): Promise<{ key: string; record: ApiKeyRecord }> {
  const scopes = ['users:read'];
  const issuer = { tenant: 'acme', scopes };
  const result = await issueApiKey({ prefix: 'sk_live', issuer, scopes, expiresAt: null });
  if (!result.success) throw new Error(result.refusal.reason);
  return result;
}

describe('rotation', () => {
  const rotation = { prefix: 'sk_live', overlapSeconds: 3600, expiresAt: null, now: () => NOW };

  test('lets both keys in during the overlap, then the new one', async () => {
    const { key, record } = await issued();
    const rotated = await rotateApiKey(record, rotation);
    if (!rotated.success) throw new Error(rotated.refusal.reason);
    const records = new Map([rotated.record, rotated.retiring].map((one) => [one.lookup, one]));
    const isGood = async (sent: string, time: number): Promise<boolean> => {
      const authenticate = apiKeyAuth({
        prefix: 'sk_live',
        now: () => time,
        find: (lookup) => records.get(lookup),
      });
      const request = new Request('http://x/', { headers: { 'x-api-key': sent } });
      return (await authenticate(request)).success;
    };
    expect(await isGood(key, NOW + HOUR - 1)).toBe(true);
    expect(await isGood(rotated.key, NOW)).toBe(true);
    expect(await isGood(key, NOW + HOUR)).toBe(false);
    expect(await isGood(rotated.key, NOW + HOUR)).toBe(true);
  });

  test('may end the old key at once', async () => {
    const { record } = await issued();
    expect(await rotateApiKey(record, { ...rotation, overlapSeconds: 0 })).toMatchObject({
      retiring: { expiresAt: new Date(NOW) },
    });
  });

  test('keeps tenant, scopes and whatever else is in the record', async () => {
    const { record } = await issued();
    expect(await rotateApiKey({ ...record, label: 'ci' }, rotation)).toMatchObject({
      record: { tenant: 'acme', scopes: ['users:read'], label: 'ci' },
      retiring: { lookup: record.lookup, digest: record.digest, label: 'ci' },
    });
  });

  test('never makes the old key last longer', async () => {
    const { record } = await issued();
    const expiresAt = new Date(NOW + 1000);
    expect(await rotateApiKey({ ...record, expiresAt }, rotation)).toMatchObject({
      retiring: { expiresAt },
    });
  });

  test('revives no key that has ended', async () => {
    const { record } = await issued();
    expect(await rotateApiKey({ ...record, revokedAt: new Date(NOW) }, rotation)).toEqual({
      success: false,
      refusal: { status: 403, reason: 'credentials_revoked' },
    });
    expect(await rotateApiKey({ ...record, expiresAt: new Date(NOW) }, rotation)).toEqual({
      success: false,
      refusal: { status: 403, reason: 'credentials_expired' },
    });
  });

  test.each([Number.NaN, -1, Infinity])('has no overlap of %d', async (overlapSeconds) => {
    const { record } = await issued();
    await expect(rotateApiKey(record, { ...rotation, overlapSeconds })).rejects.toThrow(RangeError);
  });
});
