import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Place, lower } from '../../../test/lower-field.js';
import { NAMING, oftenUsedIn } from './often-used.js';

type Any = v.GenericSchema<any>; // any: inputs don't matter

const leaves = Object.fromEntries('abcdefghij'.split('').map((key) => [key, v.string()]));
const leaf = v.object(leaves);
const two = (inner: Any): Any => v.object({ one: inner, other: v.optional(inner) });

/** Objects in each other, each with two fields for the next one. */
const levels = (count: number, around: (inner: Any) => Any = two, inner: Any = leaf): Any =>
  Array.from({ length: count }).reduce<Any>((level) => around(level), inner);

const namedIn = (fields: readonly object[]): ReadonlySet<object> => oftenUsedIn(fields, NAMING);

const namesIn = (schema: Any): number => lower(schema).definitions.length;

test('what is small in all is printed in place', () => {
  expect(namedIn([levels(5)])).toEqual(new Set());
  expect(namedIn([leaf, leaf, leaf])).toEqual(new Set());
});

test('each level of a large schema is printed once, however many paths lead to it', () => {
  expect(namesIn(levels(10))).toBe(9); // not the outermost, and not the leaves, which are small
  expect(namesIn(levels(200))).toBe(199);
});

test.each<[string, (inner: Any) => Any]>([
  ['lists', (inner) => v.object({ one: v.array(inner), other: v.nullable(v.array(inner)) })],
  ['records', (inner) => v.object({ one: v.record(v.string(), inner), other: inner })],
  ['tuples', (inner) => v.tuple([inner, inner])],
  ['unions', (inner) => v.union([v.array(inner), v.set(inner)])],
  ['pipes', (inner) => v.pipe(two(inner), v.check(Boolean))],
  ['lazy schemas', (inner) => two(v.lazy(() => inner))],
])('through %s, too', (_, around) => {
  const { length } = lower(levels(60, around)).definitions;
  expect(length).toBeGreaterThan(50);
  expect(length).toBeLessThan(130);
});

test('what is large only behind a lazy schema is printed once, too', () => {
  const large = levels(8);
  expect(namedIn([v.lazy(() => large)]).size).toBeGreaterThan(5);
  expect(
    namedIn([
      v.config(
        v.lazy(() => large),
        {},
      ),
    ]),
  ).toEqual(new Set()); // only valibot runs it
  expect(namedIn([v.lazy(() => levels(8))])).toEqual(new Set()); // another one each time
});

test('the name is given to what branches, not to a list, a wrapper or a pipe of it', () => {
  const inner = levels(8);
  const around = [v.array(inner), v.nullable(inner), v.pipe(two(inner), v.check(Boolean))] as const;
  const shared = namedIn([v.tuple([...around, ...around])]);
  expect(around.map((one) => shared.has(one))).toEqual([false, false, false]);
  expect([inner, around[2].pipe[0]].map((one) => shared.has(one))).toEqual([true, true]);
});

test('a variant and an intersection see the keys of their options', () => {
  const one = v.object({ kind: v.literal('one'), inner: levels(8) });
  const other = v.object({ kind: v.literal('other'), inner: levels(8) });
  const kinds = v.variant('kind', [one, v.pipe(other, v.description('the other'))]);
  const { ir } = lower(v.object({ a: kinds, b: kinds, c: one, d: other }));
  expect(JSON.stringify(ir)).toContain('"discriminator":"kind"');
  const shared = namedIn([v.object({ a: kinds, b: kinds, c: v.intersect([one, leaf]) })]);
  expect([shared.has(kinds), shared.has(one), shared.has(other)]).toEqual([true, false, false]);
  const parts = namedIn([v.object({ a: v.intersect([one, other]), b: one, c: other })]);
  expect([one, other].map((part) => parts.has(part))).toEqual([false, false]);
  const union = namedIn([v.object({ a: v.union([one, other]), b: one, c: other })]);
  expect([one, other].map((option) => union.has(option))).toEqual([true, true]);
});

test('so that its values can be looked at, a discriminator is printed in place', () => {
  const kind = v.union(Array.from({ length: 30 }, (_, index) => v.literal(index)));
  const shared = namedIn([v.object({ a: kind, b: kind, c: levels(8), d: levels(8) })]);
  expect(shared.size).toBeGreaterThan(10);
  expect(shared.has(kind)).toBe(false);
});

test('fields share what they use, and models in it are counted as names', () => {
  const inner = levels(8);
  expect(namedIn([v.optional(inner), v.array(inner)]).has(inner)).toBe(true);
  expect(namedIn(Array.from({ length: 2000 }, () => Place)).size).toBe(0);
});

const SMALL = { mostInPlace: 6, leastUses: 2, leastSize: 1 };

test('names are given from the limits on', () => {
  const shared = v.object({ a: v.string(), b: v.string() });
  const isNamed = (naming: Partial<typeof NAMING>): boolean =>
    oftenUsedIn([v.tuple([shared, shared])], { ...SMALL, ...naming }).has(shared);
  expect(isNamed({})).toBe(true);
  expect(isNamed({ mostInPlace: 7 })).toBe(false);
  expect(isNamed({ leastUses: 3 })).toBe(false);
  expect([3, 4].map((leastSize) => isNamed({ leastSize }))).toEqual([true, false]);
});

test.each<[string, number, object]>([
  ['a scalar', 1, v.string()],
  ['an object', 3, v.object({ a: v.string(), b: v.string() })],
  ['a record', 3, v.record(v.string(), v.string())],
  ['a tuple with a rest', 3, v.tupleWithRest([v.string()], v.string())],
  ['rules', 2, v.pipe(v.string(), v.trim(), v.email(), v.title('A'))],
  ['a model', 1, Place],
  ['what only valibot runs', 1, v.config(v.object({ a: v.string() }), {})],
  [
    'an object with getters',
    1,
    v.object({
      get a() {
        return leaf;
      },
    }),
  ],
])('%s: %i schemas are printed', (_, size, schema) => {
  const shared = v.object({});
  const isNamedBeyond = (mostInPlace: number): boolean =>
    oftenUsedIn([v.tuple([shared, shared, schema as Any])], { ...SMALL, mostInPlace }).has(shared);
  expect([isNamedBeyond(2 + size), isNamedBeyond(3 + size)]).toEqual([true, false]);
});

test('a schema that holds itself without v.lazy ends', () => {
  const entries: Record<string, Any> = { ...leaves };
  const itself = v.object(entries);
  entries['itself'] = itself;
  expect(namedIn([levels(10, two, itself)]).size).toBeGreaterThan(5);
});
