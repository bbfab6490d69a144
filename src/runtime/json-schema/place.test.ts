import { expect, test } from 'vitest';
import { placeIn, typesAt, wholeBody } from './place.js';

const NUMBER = { type: 'number' };
const TEXT = { type: 'string' };

test.each<[what: string, schema: unknown, types: readonly string[]]>([
  ['a type', NUMBER, ['number']],
  ['types', { type: ['number', 'null'] }, ['null', 'number']],
  ['anything', {}, ['anything']],
  ['anything', true, ['anything']],
  ['nothing', { not: {} }, []],
  ['nothing', false, []],
  ['some values', { type: 'boolean', enum: [true] }, ['boolean']],
  ['choices', { anyOf: [NUMBER, { oneOf: [TEXT, { not: {} }] }] }, ['number', 'string']],
  ['a choice of anything', { anyOf: [NUMBER, {}] }, ['anything', 'number']],
  ['parts', { allOf: [NUMBER, { multipleOf: 3 }] }, ['number']],
  ['a type with parts', { ...NUMBER, multipleOf: 2, allOf: [{ multipleOf: 3 }] }, ['number']],
  ['a part with choices', { ...NUMBER, allOf: [{ anyOf: [{ minimum: 1 }, {}] }] }, ['number']],
  ['a type with choices', { type: 'object', anyOf: [{ maxProperties: 1 }, {}] }, ['object']],
  ['choices with a part', { anyOf: [NUMBER, TEXT], multipleOf: 2 }, ['number', 'string']],
  ['a reference', { $ref: '#/$defs/Name', $defs: { Name: TEXT } }, ['string']],
  ['one that leads nowhere', { $ref: '#/$defs/Name' }, ['anything']],
  ['one that leads to itself', { anyOf: [{ $ref: '#' }, TEXT] }, ['string']],
])('%s', (_, schema, types) => {
  expect([...typesAt(wholeBody(schema))].toSorted()).toEqual(types);
});

test('of what an object and a list hold', () => {
  const body = wholeBody({
    type: 'object',
    properties: { tags: { type: 'array', prefixItems: [TEXT], items: NUMBER } },
    additionalProperties: false,
  });
  const tags = placeIn(body, 'tags');
  const typesIn = (...[place, segment]: Parameters<typeof placeIn>): string[] => [
    ...typesAt(placeIn(place, segment)),
  ];
  expect([...typesAt(tags)]).toEqual(['array']);
  expect(typesIn(tags, 0)).toEqual(['string']);
  expect(typesIn(tags, 1)).toEqual(['number']);
  expect(typesIn(tags, 'length')).toEqual([]);
  for (const key of ['nobody', '__proto__', 'constructor', 'toString']) {
    expect(typesIn(body, key)).toEqual([]);
  }
});

test('choices beside a type say nothing of what is inside', () => {
  const choices = [{ maxProperties: 1 }, { required: ['__proto__'] }];
  const labels = wholeBody({ type: 'object', additionalProperties: NUMBER, anyOf: choices });
  expect([...typesAt(placeIn(labels, 'a'))]).toEqual(['number']);
});

test('what all parts leave open takes anything, but not what one of them refuses', () => {
  const open = { type: 'object', maxProperties: 3 };
  const closed = { ...open, properties: { a: NUMBER }, additionalProperties: false };
  const typesIn = (schema: object): string[] => [...typesAt(placeIn(wholeBody(schema), 'b'))];
  expect(typesIn({ ...open, anyOf: [{ maxProperties: 1 }, {}] })).toEqual(['anything']);
  expect(typesIn({ allOf: [open, { ...open }] })).toEqual(['anything']);
  expect(typesIn({ allOf: [open, closed] })).toEqual([]);
  expect([...typesAt(placeIn(placeIn(wholeBody({ allOf: [open, closed] }), 'b'), 'c'))]).toEqual(
    [],
  );
  expect(typesIn({ anyOf: [{ allOf: [open, closed] }, open] })).toEqual(['anything']);
});

test('what no JSON can say is declared, and what is closed is not', () => {
  const properties = { born: { not: {} }, days: { type: 'array', items: { $ref: '#/$defs/Day' } } };
  const $defs = { Day: { not: {} } };
  const body = wholeBody({ type: 'object', properties, additionalProperties: false, $defs });
  expect(placeIn(body, 'born').isUnsayable).toBe(true);
  expect(placeIn(placeIn(body, 'days'), 0).isUnsayable).toBe(true);
  expect(placeIn(body, 'nobody').isUnsayable).toBe(false);
  expect(placeIn(placeIn(body, 'born'), 'x').isUnsayable).toBe(false);
});

test('all items of a list that are described alike are one place', () => {
  const tags = wholeBody({ type: 'array', prefixItems: [TEXT], items: NUMBER });
  expect(placeIn(tags, 1000)).toBe(placeIn(tags, 1));
  expect(placeIn(tags, 1)).not.toBe(placeIn(tags, 0));
});
