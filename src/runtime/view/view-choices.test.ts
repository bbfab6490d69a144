import { describe, expect, test } from 'vitest';
import { fits, intersectView, plainUnionView, scalarView, unionView } from './view-choices.js';
import type { Viewer } from './view.js';

/** Shows a constant, whatever the value is. */
const shows =
  (shown: unknown): Viewer =>
  () =>
    shown;

class Row {
  id = '1';
}

const proto = (inside: string): object => JSON.parse(`{ "__proto__": ${inside} }`);

test('an option that is no object shows a scalar or a date, and nothing of an object', () => {
  const date = new Date(0);
  expect(['a', 0, null, date].map(scalarView)).toEqual(['a', 0, null, date]);
  expect([{}, [], new Row()].map(scalarView)).toEqual([undefined, undefined, undefined]);
});

describe('an option fits', () => {
  const keys = { id: true, name: false };

  test.each([
    [{ id: '1' }, true, true],
    [{ id: '1', name: 'n' }, true, true],
    [new Row(), true, true],
    [{ id: '1', more: 1 }, false, true],
    [{ id: '1', toString: 1 }, false, true],
    [{ id: '1', more: undefined }, true, true],
    [{ name: 'n' }, false, false],
    [{ id: undefined }, false, false],
    [Object.create({ id: '1' }), false, false],
    [[], false, false],
    [null, false, false],
    ['text', false, false],
  ])('%j closed: %s, open: %s', (value, closed, open) => {
    expect(fits(value, keys, false)).toBe(closed);
    expect(fits(value, keys, true)).toBe(open);
  });

  test('even what requires no key, but no scalar', () => {
    expect([{}, 'text', null].map((value) => fits(value, {}, true))).toEqual([true, false, false]);
  });
});

describe('of options that fit', () => {
  test.each<[string, unknown[], unknown, unknown]>([
    ['none', [undefined, undefined], undefined, undefined],
    ['one', [undefined, { a: 1 }], { a: 1 }, { a: 1 }],
    ['objects', [{ a: 1, b: 2 }, { b: 2, c: 3 }], { b: 2 }, { a: 1, b: 2, c: 3 }],
    ['three', [{ a: 1, b: 2 }, { a: 1, b: 2 }, { a: 1 }], { a: 1 }, { a: 1, b: 2 }],
    ['nested ones', [{ in: { a: 1, b: 2 } }, { in: { a: 1 } }], { in: { a: 1 } }, { in: { a: 1, b: 2 } }],
    ['lists', [[{ a: 1 }, 'x'], [{ b: 2 }, 'x']], [{}, 'x'], [{ a: 1, b: 2 }, 'x']],
    ['a list and an object', [['x'], { 0: 'x' }], undefined, ['x']],
    ['an object and a list', [{ 0: 'x' }, ['x']], undefined, { 0: 'x' }],
    ['a text and an object', ['x', { a: 1 }], undefined, 'x'],
    ['an object and a text', [{ a: 1 }, 'x'], undefined, { a: 1 }],
    ['texts', ['x', 'x'], 'x', 'x'],
    ['other texts', ['x', 'y'], undefined, 'x'],
    ['no number', [Number.NaN, Number.NaN], Number.NaN, Number.NaN],
    ['inherited keys', [{ toString: 1 }, { a: 1 }], {}, { toString: 1, a: 1 }],
    ['other inherited keys', [{ a: 1 }, { toString: 1 }], {}, { a: 1, toString: 1 }],
    ['nothing inside', [{ a: 'x', b: 1 }, { a: 'y', b: 1 }], { b: 1 }, { a: 'x', b: 1 }],
    ['nothing in one', [{ b: 1 }, { a: undefined, b: 1 }], { b: 1 }, { b: 1 }],
  ])('%s, what all show, or any', (_, shown, all, any) => {
    const options = shown.map(shows);
    expect(unionView({}, options, 1)).toStrictEqual(all);
    expect(plainUnionView({}, options, 1)).toStrictEqual(any);
  }); // prettier-ignore

  test('a key __proto__ sets no prototype', () => {
    const options = [shows(proto('{ "a": 1 }')), shows(proto('{ "b": 1 }'))];
    expect(unionView({}, options, 1)).toStrictEqual(proto('{}'));
    expect(plainUnionView({}, options, 1)).toStrictEqual(proto('{ "a": 1, "b": 1 }'));
    expect(unionView({}, [shows(proto('{ "a": 1 }')), shows({ b: 1 })], 1)).toStrictEqual({});
  });

  test('each is asked for the same roles', () => {
    const options: Viewer[] = [(value, roles) => [value, roles]];
    expect(unionView('v', options, 2)).toEqual(['v', 2]);
    expect(plainUnionView('v', options, 2)).toEqual(['v', 2]);
  });
});

describe('of an intersection', () => {
  type Part = Parameters<typeof intersectView>[1][number];
  const part = (shown: unknown, declares: Part['declares'], hides = false): Part => ({
    view: shows(shown),
    declares,
    hides,
  });

  test.each<[string, Part[], unknown]>([
    ['all keys are shown', [part({ a: 1 }, ['a']), part({ b: 1 }, ['b'])], { a: 1, b: 1 }],
    ['a key that one hides is hidden', [part({ b: 1 }, ['a', 'b'], true), part({ a: 1, b: 1 }, [])], { b: 1 }],
    ['so it is if it may declare any', [part({ b: 1 }, 'all', true), part({ b: 1, c: 1 }, [])], { b: 1 }],
    ['a key that it does not declare is not', [part({ b: 1 }, ['b'], true), part({ a: 1 }, [])], { a: 1, b: 1 }],
    ['an inherited key is declared by none', [part({ toString: 1 }, []), part({ a: 1 }, ['a'])], { toString: 1, a: 1 }],
    ['inside, the models decide', [part({ m: { x: 1 } }, ['m'], true), part({ m: { x: 1, y: 2 } }, ['m'])], { m: { x: 1 } }],
    ['all of them', [part({ m: { x: 1, z: 1 } }, ['m'], true), part({ m: { x: 1, y: 2 } }, ['m'], true)], { m: { x: 1 } }],
    ['inside, without models, all is shown', [part({ m: { x: 1 } }, ['m']), part({ m: { y: 2 } }, ['m'])], { m: { x: 1, y: 2 } }],
    ['what is no object hides every key', [part('text', ['a'], true), part({ a: 1, b: 1 }, [])], { b: 1 }],
    ['what is no object is shown', [part('text', []), part('text', [])], 'text'],
    ['nothing is shown', [part(undefined, []), part(undefined, [])], undefined],
    ['lists are shown together', [part([{ x: 1 }], [], true), part([{ x: 1, y: 2 }], [])], [{ x: 1 }]],
    ['an empty one is shown', [part({}, [])], {}],
  ])('%s', (_, parts, expected) => {
    expect(intersectView({}, parts, 1)).toStrictEqual(expected);
  }); // prettier-ignore

  test('each is asked for the same roles', () => {
    const view: Viewer = (value, roles) => [value, roles];
    expect(intersectView('v', [{ view, declares: [], hides: true }], 2)).toEqual(['v', 2]);
  });
});
