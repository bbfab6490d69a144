import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collect } from './collect.js';
import { UnreadBody } from './unread-body.js';

async function* streamOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

const chunks = fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 6 });

// A failure prints its seed.
test('joins what it is given, up to the limit and not beyond', async () => {
  await fc.assert(
    fc.asyncProperty(chunks, async (given) => {
      const bytes = given.flatMap((chunk) => [...chunk]);
      expect([...(await collect(streamOf(given), bytes.length))]).toEqual(bytes);
      expect(await collect(streamOf(given), Infinity)).toHaveLength(bytes.length);
      await expect(collect(streamOf(given), bytes.length - 1)).rejects.toMatchObject({
        name: 'UnreadBody',
        reason: 'too_large',
      });
    }),
  );
});

test('what was collected is its own', async () => {
  const chunk = Uint8Array.of(1);
  const bytes = await collect(streamOf([chunk]), 1);
  chunk[0] = 2;
  expect([...bytes]).toEqual([1]);
});

test('a stream that fails is cut off, and says why to a developer only', async () => {
  const cause = new Error('aborted');
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Uint8Array.of(1);
    throw cause;
  }
  const failed = collect(broken(), 10);
  await expect(failed).rejects.toBeInstanceOf(UnreadBody);
  await expect(failed).rejects.toMatchObject({ reason: 'cut_off', cause });
  await expect(failed).rejects.not.toThrow('aborted');
});

test('a stream that has more is stopped', async () => {
  let pulled = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      pulled++;
      yield new Uint8Array(10);
    }
  }
  await expect(collect(endless(), 25)).rejects.toMatchObject({ reason: 'too_large' });
  expect(pulled).toBe(3);
});
