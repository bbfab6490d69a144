import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parsed } from '../../types/parsed.js';
import { apply } from './apply.js';
import { changes } from './changes.js';

const changedIn = (record: object, dto: object): string[] => changes(record, dto as Parsed<object>);

test.each([
  ['nothing', { a: 1 }, {}, []],
  ['the same value', { a: 1 }, { a: 1 }, []],
  ['another value', { a: 1, b: 2 }, { a: 3 }, ['/a']],
  ['a key more', { a: 1 }, { b: undefined }, ['/b']],
  ['what is nested', { a: { b: { c: 1 }, d: 2 } }, { a: { b: { c: 9 } } }, ['/a/b/c']],
  ['an item', { a: [1, 2, 3] }, { a: [1, 9, 3] }, ['/a/1']],
  ['the length of a list', { a: [1, 2] }, { a: [1, 2, 3] }, ['/a']],
  ['a value that was null', { a: null }, { a: { b: 1 } }, ['/a']],
  ['a list for an object', { a: {} }, { a: [] }, ['/a']],
  ['an equal date', { a: new Date(1) }, { a: new Date(1) }, []],
  ['another date', { a: new Date(1) }, { a: new Date(2) }, ['/a']],
  [
    'equal sets and maps',
    { a: new Set([1]), b: new Map([[1, {}]]) },
    { a: new Set([1]), b: new Map([[1, {}]]) },
    [],
  ],
  ['another set', { a: new Set([1]) }, { a: new Set([2]) }, ['/a']],
  ['another map', { a: new Map([['b', 1]]) }, { a: new Map([['b', 2]]) }, ['/a']],
  ['a map for a set', { a: new Set([['b', 1]]) }, { a: new Map([['b', 1]]) }, ['/a']],
  ['a date for a set', { a: new Set([1]) }, { a: new Date(1) }, ['/a']],
  ['a text for a date', { a: new Date(1) }, { a: new Date(1).toJSON() }, ['/a']],
  ['a date for an object', { a: {} }, { a: new Date(1) }, ['/a']],
  ['an equal URL', { a: new URL('https://a.example') }, { a: new URL('https://a.example') }, []],
  ['another URL', { a: new URL('https://a.example') }, { a: new URL('https://b.example') }, ['/a']],
  ['another file', { a: new Blob(['b']) }, { a: new Blob(['c']) }, ['/a']],
  ['keys that pointers escape', { 'a/b': { '~c': 1 } }, { 'a/b': { '~c': 2 } }, ['/a~1b/~0c']],
])('%s', (_, record, dto, pointers) => {
  expect(changedIn(record, dto)).toEqual(pointers);
});

test('the server’s own values may refer to each other in many ways', () => {
  const models = Array.from({ length: 20 }, () => ({ related: [] as object[] }));
  for (const one of models) one.related.push(...models);
  expect(changedIn({ id: 1, models }, { id: 2 })).toEqual(['/id']);
});

test('a record of a class is compared by its own keys', () => {
  class Home {
    street = 'x';
    verified = true;
  }
  expect(changedIn({ home: new Home() }, { home: { street: 'x' } })).toEqual([]);
  expect(changedIn({ home: new Home() }, { home: { street: 'y' } })).toEqual(['/home/street']);
});

test('nobody looks into a value of a class, such as a decimal or an id', () => {
  class Decimal {
    readonly digits: readonly number[];
    constructor(digits: readonly number[]) {
      this.digits = digits;
    }
  }
  const [one, two] = [new Decimal([1, 5]), new Decimal([2, 5])];
  const record = { price: one, prices: [one], bytes: new Uint8Array([1, 2]) };
  expect(changedIn(record, { price: two, prices: [two], bytes: new Uint8Array([1, 3]) })).toEqual([
    '/price',
    '/prices/0',
    '/bytes',
  ]);
  const equal = { price: new Decimal([1, 5]), bytes: new Uint8Array([1, 2]) };
  expect(changedIn(record, equal)).toEqual([]);
});

test('what is deeper than any honest value counts as changed, and exhausts no stack', () => {
  const deep = (): object => JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`);
  expect(changedIn({ meta: deep() }, { meta: deep() })).toHaveLength(1);
  const lists = (): unknown[] => JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  expect(changedIn({ meta: lists() }, { meta: lists() })).toHaveLength(1);
  class Link {
    readonly next: Link | undefined;
    constructor(next: Link | undefined) {
      this.next = next;
    }
  }
  const links = (): Link | undefined => {
    let link: Link | undefined;
    for (let count = 0; count < 50_000; count++) link = new Link(link);
    return link;
  };
  expect(changedIn({ meta: links() }, { meta: links() })).toEqual(['/meta']);
});

test('there are none exactly if applying changes nothing', () => {
  const json = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 3 }));
  fc.assert(
    fc.property(json, json, (record, dto) => {
      const after = apply(record, dto as Parsed<object>);
      const isSame = JSON.stringify(sorted(record)) === JSON.stringify(sorted(after));
      expect(changedIn(record, dto).length === 0).toBe(isSame);
    }),
  );
});

/** With its keys in order, at any depth; `-0` is another number than `0`, but not in JSON. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (Object.is(value, -0)) return 'minus zero';
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
