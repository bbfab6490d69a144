import { expect, test } from 'vitest';
import { merge } from './merge.js';

test.each<[left: unknown, right: unknown, merged: unknown]>([
  [1, 1, 1],
  [Number.NaN, Number.NaN, Number.NaN],
  [null, null, null],
  [new Date(5), new Date(5), new Date(5)],
  [new Date(Number.NaN), new Date(Number.NaN), new Date(Number.NaN)],
  [{ a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  [{ a: { b: 1 } }, { a: { c: 2 } }, { a: { b: 1, c: 2 } }],
  [{ a: [{ b: 1 }] }, { a: [{ c: 2 }] }, { a: [{ b: 1, c: 2 }] }],
  [
    [1, { a: 1 }],
    [1, { b: 2 }],
    [1, { a: 1, b: 2 }],
  ],
])('%o and %o are %o', (left, right, merged) => {
  expect(merge(left, right)).toStrictEqual({ value: merged });
});

test.each<[left: unknown, right: unknown]>([
  [1, 2],
  [1, '1'],
  [1, Number.NaN],
  ['1', new String('1')],
  [null, {}],
  [{}, null],
  [{}, []],
  [[], {}],
  [[], { length: 0 }],
  [new Date(5), new Date(6)],
  [new Date(5), { a: 1 }],
  [{ a: 1 }, new Date(5)],
  [new Date(5), 5],
  [{ valueOf: () => 5 }, new Date(5)],
  [new Map(), new Map()],
  [[1], [1, 2]],
  [[1, 2], [1]],
  [[1], [2]],
  [{ a: 1 }, { a: 2 }],
  [{ a: { b: 1 } }, { a: { b: 2 } }],
  [() => 1, () => 1],
])('%o and %o contradict each other', (left, right) => {
  expect(merge(left, right)).toBeUndefined();
});
