import { expect, test } from 'vitest';
import { grantIn, mayRead, mayRemove, mayWrite } from './model-grants.js';

test.each([
  [{ create: 1, update: 2 }, 1, true, false],
  [{ create: 1, update: 2 }, 2, false, true],
  [{ create: 1, update: 2 }, 3, true, true],
  [{ create: 1, update: 2 }, 4, false, false],
  [{ create: 1, update: 2 }, 0, false, false],
  [{}, 1, false, false],
  [undefined, 1, false, false],
])('%j may be written by %i: in create %j, in update %j', (grant, bits, creates, updates) => {
  expect(mayWrite(grant, 'create', bits)).toBe(creates);
  expect(mayWrite(grant, 'update', bits)).toBe(updates);
});

test.each([
  [{ read: 1 }, 1, true],
  [{ read: 1 }, 3, true],
  [{ read: 1 }, 2, false],
  [{ read: 1 }, 0, false],
  [{ read: -1 }, 2, true],
  [{ read: -1 }, 0, true], // everybody, with a declared role or without
  [{ read: 1, stored: false }, 1, false],
  [{ read: -1, stored: false }, 1, false],
  [{}, 1, false],
  [undefined, 1, false],
] as const)('%j may be read by %i: %j', (grant, bits, reads) => {
  expect(mayRead(grant, bits)).toBe(reads);
});

test.each([
  [{ update: 1 }, 1, true],
  [{ update: 1 }, 3, true],
  [{ update: 1 }, 2, false],
  [{ update: 1 }, 0, false],
  [{ update: 3, narrowed: 1 }, 1, false],
  [{ update: 3, narrowed: 1 }, 2, true],
  [{ update: 3, narrowed: 1 }, 3, true],
  [{ create: 1 }, 1, false],
  [{ narrowed: 1 }, 1, false],
  [{}, 1, false],
  [undefined, 1, false],
])('%j may be removed by %i: %j', (grant, bits, removes) => {
  expect(mayRemove(grant, bits)).toBe(removes);
});

test('the grant of a declared field is its own', () => {
  const grant = { update: 1 };
  expect(grantIn({ a: {}, b: grant }, 'b')).toBe(grant);
});

test.each(['constructor', '__proto__'])('%s is granted to nobody', (key) => {
  expect(grantIn({}, key)).toBeUndefined();
  expect(grantIn(undefined, key)).toBeUndefined();
});
