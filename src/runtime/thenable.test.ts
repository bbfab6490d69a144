import { expect, test } from 'vitest';
import { isPending, isThenable } from './thenable.js';

const then = (settled: (value: string) => void): void => settled('settled');

// oxlint-disable-next-line unicorn/no-thenable -- that is what it is for
const thenables = [Promise.resolve('settled'), { then }, Object.assign(() => 1, { then })];

test.each(thenables)('%o is awaited', async (value) => {
  expect(isThenable(value)).toBe(true);
  expect(await value).toBe('settled');
});

// oxlint-disable-next-line unicorn/no-thenable -- that is what it is for
test.each([undefined, null, 1, 'then', {}, { then: 'later' }, () => 1])('%o is not', (value) => {
  expect(isThenable(value)).toBe(false);
});

class Query {
  // oxlint-disable-next-line unicorn/no-thenable -- that is what it is for
  then(settled: (value: string) => void): void {
    settled('settled');
  }
}

test('a promise of any realm or library is pending, but no plain object is', () => {
  expect([Promise.resolve(1), new Query()].every(isPending)).toBe(true);
  // oxlint-disable-next-line unicorn/no-thenable -- that is what it is for
  expect([{ then }, Object.assign(Object.create(null), { then }), {}, null].some(isPending)).toBe(
    false,
  );
});
