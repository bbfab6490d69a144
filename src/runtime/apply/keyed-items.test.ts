import { describe, expect, test } from 'vitest';
import { keyedItems } from './keyed-items.js';

/** For each item that is sent, the stored one or why it is refused. */
const found = (stored: unknown, sent: readonly unknown[]): unknown[] =>
  keyedItems(stored, sent, 'id').map((item) => item.refusal ?? item.stored ?? 'new');

const one = { id: 1, name: 'a' };
const two = { id: '2', name: 'b' };

test('an item is that of its key, wherever it stands', () => {
  expect(found([one, two], [{ id: '2' }, { name: 'c' }, { id: 1 }])).toEqual([two, 'new', one]);
});

test('an explicit undefined is no key', () => {
  expect(found([one, {}], [{ id: undefined }])).toEqual(['new']);
});

test.each([
  ['one that is not held', 3],
  ['a text for a number', '1'],
  ['a number for a text', 2],
  ['null', null],
  ['a list that reads like one', [1]],
  ['an object that reads like one', { toString: () => '2' }],
  ['what objects inherit', '__proto__'],
  ['what objects inherit, too', 'constructor'],
  ['nothing at all', ''],
])('a key is refused: %s', (_, id) => {
  expect(found([one, two, { id: null }, null, 7, [2]], [{ id }])).toEqual(['No such item']);
});

test('a key is refused the second time', () => {
  expect(found([one], [{ id: 1 }, { id: 1 }, { id: 1 }])).toEqual([
    one,
    'Sent twice',
    'Sent twice',
  ]);
});

test('zeros are one number, and what is no number is itself', () => {
  const zero = { id: 0 };
  const none = { id: NaN };
  expect(found([zero, none], [{ id: -0 }, { id: NaN }])).toEqual([zero, none]);
});

test('a key that two stored items have names neither', () => {
  expect(found([one, two, { id: 1, name: 'z' }], [{ id: 1 }, { id: '2' }])).toEqual([
    'No such item',
    two,
  ]);
});

describe('stored items', () => {
  test('may be of a class', () => {
    class Item {
      id = 1;
    }
    const item = new Item();
    expect(found([item], [{ id: 1 }])).toEqual([item]);
  });

  test('are none where the record holds no list', () => {
    for (const stored of [undefined, null, 'x', { 0: one, length: 1 }, new Map([[1, one]])]) {
      expect(found(stored, [{ id: 1 }, {}])).toEqual(['No such item', 'new']);
    }
  });

  test('have no inherited key', () => {
    const heir: object = Object.create({ id: 1 });
    expect(found([heir], [{ id: 1 }])).toEqual(['No such item']);
  });
});

test('what is sent has no inherited key', () => {
  const heir: object = Object.create(one);
  expect(found([one], [heir])).toEqual(['new']);
});

test('a list of thousands takes no square of the time', () => {
  const many = Array.from({ length: 50_000 }, (_, id) => ({ id }));
  expect(found(many, many.toReversed())).toEqual(many.toReversed());
});
