import { describe, expect, test } from 'vitest';
import { memoryNonces } from './memory-nonces.js';
import { isFresh, claimNonce, windowOf } from './nonces.js';
import { redisNonces } from './redis-nonces.js';

const NOW = Date.UTC(2026, 10, 28);
const stamp = { keyId: 'k1', nonce: 'n1', timestamp: NOW / 1000 };

describe('in memory, a nonce', () => {
  test('is new once', () => {
    const nonces = memoryNonces();
    expect([nonces.claim('a', 1000), nonces.claim('a', 1000), nonces.claim('b', 1000)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('is kept so long, and no longer', () => {
    let time = NOW;
    const nonces = memoryNonces({ now: () => time });
    nonces.claim('a', 1000);
    time += 999;
    expect(nonces.claim('a', 1000)).toBe(false);
    time += 1;
    expect(nonces.claim('a', 1000)).toBe(true);
    expect(nonces.claim('a', 1000)).toBe(false);
  });

  test('is never forgotten for want of room', () => {
    let time = NOW;
    const nonces = memoryNonces({ limit: 2, now: () => time });
    nonces.claim('a', 10_000);
    nonces.claim('b', 60_000);
    expect(() => nonces.claim('c', 10_000)).toThrow(
      'memoryNonces() has reached its `limit` of nonces.',
    );
    expect(nonces.claim('a', 10_000)).toBe(false);
    // What has expired makes room.
    time += 10_000;
    expect(nonces.claim('c', 60_000)).toBe(true);
    expect(() => nonces.claim('d', 10_000)).toThrow(
      'memoryNonces() has reached its `limit` of nonces.',
    );
  });

  test('makes room when it has expired, even if the clock was set back', () => {
    let time = NOW;
    const nonces = memoryNonces({ limit: 2, now: () => time });
    nonces.claim('a', 10_000);
    time -= 3_600_000;
    nonces.claim('b', 10_000);
    expect(nonces.claim('a', 10_000)).toBe(false);
    time += 20_000;
    expect(nonces.claim('c', 10_000)).toBe(true);
  });

  test.each(['__proto__', 'constructor', ''])('may be called %j', (key) => {
    const nonces = memoryNonces();
    expect([nonces.claim(key, 1000), nonces.claim(key, 1000)]).toEqual([true, false]);
  });

  test.each([0, -1, Number.NaN])('has no limit of %d', (limit) => {
    expect(() => memoryNonces({ limit })).toThrow(RangeError);
  });
});

describe('in Redis, a nonce', () => {
  test('is set if it is not there, to expire', async () => {
    const calls: unknown[] = [];
    const set = (...call: unknown[]): Promise<unknown> => {
      calls.push(call);
      return Promise.resolve('OK');
    };
    expect(await redisNonces({ set }).claim('a', 1000)).toBe(true);
    expect(await redisNonces({ set }, 'mine:').claim('a', 2000)).toBe(true);
    expect(calls).toEqual([
      ['nonce:a', '1', { NX: true, PX: 1000 }],
      ['mine:a', '1', { NX: true, PX: 2000 }],
    ]);
  });

  test.each([null, undefined, '', 'QUEUED', 1, true])(
    'is not new if Redis says %j',
    async (said) => {
      expect(await redisNonces({ set: () => Promise.resolve(said) }).claim('a', 1000)).toBe(false);
    },
  );

  test('lets nobody in without Redis', async () => {
    const set = (): Promise<never> => Promise.reject(new Error('down'));
    await expect(redisNonces({ set }).claim('a', 1000)).rejects.toThrow('down');
  });
});

describe('a nonce', () => {
  test('is kept until its signature is stale, and a second more', async () => {
    const kept: number[] = [];
    const claim = (_: string, milliseconds: number): boolean => kept.push(milliseconds) > 0;
    await claimNonce({ claim }, stamp, NOW, 300);
    await claimNonce({ claim }, { ...stamp, timestamp: stamp.timestamp + 300 }, NOW, 300);
    await claimNonce({ claim }, { ...stamp, timestamp: stamp.timestamp - 300 }, NOW, 300);
    expect(kept).toEqual([301_000, 601_000, 1000]);
  });

  test('is not new once its signature is stale, however long the key was looked up', async () => {
    const nonces = memoryNonces({ now: () => NOW });
    const old = { ...stamp, timestamp: stamp.timestamp - 301 };
    expect([
      await claimNonce(nonces, old, NOW, 300),
      await claimNonce(nonces, old, NOW, 300),
    ]).toEqual([false, false]);
  });

  test("is the key's own", async () => {
    const nonces = memoryNonces({ now: () => NOW });
    expect(await claimNonce(nonces, stamp, NOW, 300)).toBe(true);
    expect(await claimNonce(nonces, { ...stamp, keyId: 'k2' }, NOW, 300)).toBe(true);
    expect(await claimNonce(nonces, { ...stamp, keyId: 'k', nonce: '1n1' }, NOW, 300)).toBe(true);
    expect(await claimNonce(nonces, { ...stamp, keyId: 'k1","n1' }, NOW, 300)).toBe(true);
    expect(await claimNonce(nonces, stamp, NOW, 300)).toBe(false);
  });

  test.each([1, 'OK', {}, null])('is not new if the store says %j', async (said) => {
    expect(await claimNonce({ claim: () => said as boolean }, stamp, NOW, 300)).toBe(false);
  });
});

test.each([
  [0, true],
  [300_000, true],
  [300_001, false],
  [-300_000, true],
  [-300_001, false],
  [Number.NaN, false],
])('a timestamp %d ms ago is fresh: %s', (milliseconds, expected) => {
  expect(isFresh(stamp, NOW + milliseconds, 300)).toBe(expected);
});

test('a window is five minutes unless another is asked for', () => {
  expect([windowOf(), windowOf(10), windowOf(86_400)]).toEqual([300, 10, 86_400]);
});

test.each([0, -1, Number.NaN, Infinity, 86_401])('no window has %d seconds', (seconds) => {
  expect(() => windowOf(seconds)).toThrow(RangeError);
});
