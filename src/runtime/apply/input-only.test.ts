/** What of a parsed value belongs in a record; `test/generated` asks the same of whole models. */
import { describe, expect, test } from 'vitest';
import type { Parsed } from '../../types/parsed.js';
import { apply } from './apply.js';
import { alsoInputOnly, inputOnly, storedOf } from './input-only.js';
import { isWhole, whole } from './whole.js';

const number = '4111';
const card = { number };
/** A new card as a parser returns it, with a code that no record keeps. */
const newCard = (): object => inputOnly({ number, cvc: '123' }, true, ['cvc']);

test.each([
  ['an object', { card: newCard(), note: 'n' }, { card, note: 'n' }],
  ['a list', [newCard(), 'a'], [card, 'a']],
  ['a list in a list', [[newCard()], []], [[card], []]],
  ['a map', new Map([['a', newCard()]]), new Map([['a', card]])],
  ['the keys of a map', new Map([[newCard(), 'a']]), new Map([[card, 'a']])],
  ['a set', new Set(['a', newCard()]), new Set(['a', card])],
  ['a model', inputOnly({ card: newCard(), pin: 1 }, true, ['pin']), { card }],
])('is left out of a model in %s', (_, value, stored) => {
  expect(storedOf(value)).toEqual(stored);
});

test.each([
  ['a text', 'a'],
  ['nothing', undefined],
  ['null', null],
  ['a date', new Date(1)],
  ['a file', new Blob(['a'])],
  ['a list', [{ cvc: 'of no model' }]],
  ['a map', new Map([[{}, { cvc: 'of no model' }]])],
  ['a set', new Set([{ cvc: 'of no model' }])],
])('is looked for in vain in %s, which stays itself', (_, value) => {
  expect(storedOf(value)).toBe(value);
});

test('what is beside a model with such a field stays itself', () => {
  const beside = { free: [{ cvc: 'of no model' }], at: new Date(1) };
  const stored = storedOf({ ...beside, card: newCard() }) as typeof beside;
  expect(stored.free).toBe(beside.free);
  expect(stored.at).toBe(beside.at);
});

test('is left to the grants where a model merges', () => {
  const merging = inputOnly({ cvc: '123' }, false, ['cvc']);
  expect(storedOf(merging)).toBe(merging);
});

test('is up to the function that made an object of a class', () => {
  class Wallet {
    card = newCard();
  }
  const wallet = new Wallet();
  expect(storedOf({ wallet })).toEqual({ wallet });
});

test('what was parsed still has it', () => {
  const parsed = { cards: [newCard()] };
  storedOf(parsed);
  expect(parsed).toEqual({ cards: [{ number, cvc: '123' }] });
});

test('a model that is held twice is so in the record, too', () => {
  const held = newCard();
  const stored = storedOf({ first: held, inner: { second: held } });
  expect(stored).toEqual({ first: card, inner: { second: card } });
  const { first, inner } = stored as { first: object; inner: { second: object } };
  expect(inner.second).toBe(first);
});

test('what replaces a stored object whole still does', () => {
  const holder = whole({ card: newCard() }) as object;
  const after = apply({ holder: { old: 1 } }, { holder } as unknown as Parsed<object>);
  expect(after).toEqual({ holder: { card } });
  expect(isWhole(storedOf({ card: newCard() }) as object)).toBe(false);
});

describe('of an intersection', () => {
  test('the keys of each part are left out', () => {
    const merged = { number, cvc: '123', pin: 1 };
    alsoInputOnly(merged, newCard(), inputOnly({ pin: 1 }, true, ['pin']));
    expect(storedOf(merged)).toEqual(card);
  });

  test('one part may have none', () => {
    const left = { number, cvc: '123' };
    alsoInputOnly(left, newCard(), {});
    expect(storedOf(left)).toEqual(card);
    const neither = { cvc: '123' };
    alsoInputOnly(neither, {}, {});
    expect(storedOf(neither)).toBe(neither);
  });
});

test('is left out at any depth that a parser lets through', () => {
  let deep: object = newCard();
  for (let depth = 0; depth < 3_000; depth++) deep = [deep];
  expect((storedOf(deep) as unknown[]).flat(Infinity)).toEqual([card]);
});

describe('the server’s own values', () => {
  test('may refer to themselves', () => {
    const loop: { self?: object } = {};
    loop.self = loop;
    expect(storedOf(loop)).toBe(loop);
    const beside: { card: object; self?: object } = { card: newCard() };
    beside.self = beside;
    expect(storedOf(beside)).toHaveProperty('card', card);
  });

  test('may be deeper than any body', () => {
    let deep: object = {};
    let keys: object = {};
    for (let depth = 0; depth < 100_000; depth++) {
      deep = { deep };
      keys = new Map([[keys, depth]]);
    }
    expect(storedOf(deep)).toBe(deep);
    expect(storedOf(keys)).toBe(keys);
  });
});
