import { expect, test } from 'vitest';
import { samplesOf } from './samples.js';

const first = (schema: object): unknown => samplesOf(schema, {})[0];

test.each<[string, object, unknown]>([
  ['an example', { type: 'string', examples: ['mallory'], default: 'x' }, 'mallory'],
  ['a default', { type: 'integer', default: 7 }, 7],
  ['what is listed', { type: 'string', enum: ['a', 'b'] }, 'a'],
  ['the only value', { const: 'card' }, 'card'],
  ['a value before null', { type: ['null', 'boolean'] }, true],
  ['a number within bounds', { type: 'number', minimum: 10, maximum: 11 }, 10],
  ['a number beyond an open bound', { type: 'integer', exclusiveMinimum: 10 }, 11],
  ['a multiple', { type: 'integer', minimum: 11, multipleOf: 5 }, 15],
  ['a text by its format', { type: 'string', format: 'email' }, 'sample@example.com'],
  ['a text by its pattern', { type: 'string', pattern: '^[A-Z]{2}$' }, 'NL'],
  ['a list with an item', { type: 'array', items: { const: 1 } }, [1]],
  ['as many items as are asked for', { type: 'array', minItems: 2, items: { const: 1 } }, [1, 1]],
  ['the first option', { anyOf: [{ const: 1 }, { type: 'null' }] }, 1],
  [
    'an object with all that it may hold',
    { type: 'object', properties: { a: { const: 1 }, b: { const: 2 } }, required: ['a'] },
    { a: 1, b: 2 },
  ],
  [
    'all parts of an intersection',
    { allOf: [{ const: { a: 1 } }, { const: { b: 2 } }] },
    { a: 1, b: 2 },
  ],
])('%s is a sample', (_, schema, expected) => {
  expect(first(schema)).toEqual(expected);
});

test('a list has samples with every item that it may hold', () => {
  const items = { anyOf: [{ const: 1 }, { const: 2 }] };
  expect(samplesOf({ type: 'array', items }, {})).toEqual([[1], [2]]);
  expect(samplesOf({ type: 'array', items, minItems: 0 }, {})).toEqual([[1], [2], []]);
  expect(samplesOf({ type: 'array', items, minItems: 2 }, {})).toEqual([
    [1, 1],
    [1, 2],
    [2, 2],
  ]);
  expect(samplesOf({ type: 'array', prefixItems: [{ const: 0 }], items: true }, {})).toEqual([[0]]);
});

test('a text is as long as it has to be', () => {
  const texts = samplesOf({ type: 'string', minLength: 40, maxLength: 45 }, {});
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts)
    expect(String(text)).toSatisfy((one: string) => one.length >= 40 && one.length <= 45);
});

test('models that nest themselves have samples that end', () => {
  const node = { type: 'object', properties: { child: { $ref: '#/$defs/Node' } } };
  expect(JSON.stringify(samplesOf(node, { $defs: { Node: node } })[0]).length).toBeLessThan(200);
});

test('what no JSON can be has no sample', () => {
  expect(samplesOf({ not: {} }, {})).toEqual([]);
  expect(samplesOf({ type: 'string', pattern: '^(?!)' }, {})).toEqual([]);
  expect(samplesOf({ $ref: '#/$defs/__proto__' }, { $defs: {} })).toEqual([]);
});
