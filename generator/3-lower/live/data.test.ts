import { expect, test } from 'vitest';
import { isData } from './data.js';

const holdsItself: unknown[] = [];
holdsItself.push(holdsItself);

const bare = Object.setPrototypeOf(() => undefined, Object.prototype) as { name?: string };
delete bare.name;
delete (bare as { length?: number }).length;

const throwing = new Proxy(
  {},
  {
    ownKeys() {
      throw new Error('no');
    },
  },
);

test.each<[string, unknown]>([
  ['a text', 'a'],
  ['a bigint', 1n],
  ['nothing', undefined],
  ['an empty list', []],
  ['an empty object', {}],
  ['lists and objects in one another', [{ a: [1, { b: null }] }, [], 'c', Number.NaN, -0]],
  ['what is just short enough', Array.from({ length: 99 }, () => 0)],
  ['keys that mean something elsewhere', { constructor: 1, length: 2, toString: 3, $ref: '4' }],
])('%s is printed as it is', (_, value) => {
  expect(isData(value)).toBe(true);
});

test.each<[string, unknown]>([
  ['a function', () => []],
  ['a function that looks like an empty object', bare],
  ['a symbol', Symbol('a')],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['an object of a class', new (class Settings {})()],
  ['a list of a class', new (class List extends Array<string> {})()],
  ['an object without a prototype', Object.create(null)],
  ['an object that inherits', Object.create({ a: 1 })],
  [
    'a getter',
    {
      get a() {
        return 1;
      },
    },
  ],
  ['a key that is not listed', Object.defineProperty({}, 'a', { value: 1 })],
  ['a symbol for a key', { [Symbol('a')]: 1 }],
  ['__proto__ for a key', JSON.parse('{ "__proto__": {} }')],
  ['a list with a hole', [1, , 2]], // eslint-disable-line no-sparse-arrays
  ['a list with a hole at its end', [1, ,]], // eslint-disable-line no-sparse-arrays
  ['a list with a key', Object.assign([1], { a: 1 })],
  ['a list with a hole, and a key in its stead', Object.assign([1, , 2], { a: 1 })], // eslint-disable-line no-sparse-arrays
  ['what holds a date', [{ a: [new Date(0)] }]],
  ['what holds itself', holdsItself],
  ['what is just too long', Array.from({ length: 100 }, () => 0)],
  ['a proxy', [new Proxy({}, {})]],
  ['a proxy that throws', throwing],
])('%s is asked of the module that holds it', (_, value) => {
  expect(isData(value)).toBe(false);
});
