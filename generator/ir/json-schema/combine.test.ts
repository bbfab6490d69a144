import { expect, test } from 'vitest';
import { both, either, orDefault, orNull, valuesSchema, withoutNull } from './combine.js';
import { NEVER, type JsonSchema } from './json-schema.js';

const REF: JsonSchema = { $ref: '#/a' };
const TEXT: JsonSchema = { type: 'string' };

test.each<[string, JsonSchema, JsonSchema, JsonSchema]>([
  ['nothing, and anything', NEVER, TEXT, NEVER],
  ['anything, and nothing', TEXT, NEVER, NEVER],
  ['no condition', {}, TEXT, TEXT],
  ['no other condition', TEXT, {}, TEXT],
  ['a reference first', REF, TEXT, { allOf: [REF, TEXT] }],
  ['a reference last', TEXT, REF, { type: 'string', allOf: [REF] }],
  ['other keywords', TEXT, { minLength: 1 }, { type: 'string', minLength: 1 }],
  ['the same keyword', { pattern: 'a' }, { pattern: 'a' }, { pattern: 'a' }],
  ['another value', { ...TEXT, pattern: 'a' }, { pattern: 'b' }, { ...TEXT, pattern: 'a', allOf: [{ ...TEXT, pattern: 'b' }] }],
  ['without a type', { pattern: 'a' }, { pattern: 'b' }, { pattern: 'a', allOf: [{ pattern: 'b' }] }],
  ['a third value', { pattern: 'a', allOf: [REF] }, { pattern: 'b' }, { pattern: 'a', allOf: [REF, { pattern: 'b' }] }],
  ['lower bounds', { minLength: 1 }, { minLength: 2 }, { minLength: 2 }],
  ['upper bounds', { maxLength: 1 }, { maxLength: 2 }, { maxLength: 1 }],
  ['bounds that are excluded', { exclusiveMinimum: 1, exclusiveMaximum: 8 }, { exclusiveMinimum: 2, exclusiveMaximum: 9 }, { exclusiveMinimum: 2, exclusiveMaximum: 8 }],
  ['a bound that is excluded and one that is not', { minimum: 1 }, { exclusiveMinimum: 2 }, { minimum: 1, allOf: [{ exclusiveMinimum: 2 }] }],
  ['other numbers', { multipleOf: 2 }, { multipleOf: 3 }, { multipleOf: 2, allOf: [{ multipleOf: 3 }] }],
  ['keywords for the same keys', { properties: {} }, { additionalProperties: false }, { properties: {}, allOf: [{ additionalProperties: false }] }],
  ['an integer and a number', { type: 'integer' }, { type: 'number' }, { type: 'integer' }],
  ['a number and an integer', { type: 'number' }, { type: 'integer' }, { type: 'integer' }],
  ['numbers, twice', { type: ['number', 'integer'] }, { type: 'integer' }, { type: 'integer' }],
  ['types', { type: ['string', 'null', 'array'] }, { type: ['null', 'string'] }, { type: ['string', 'null'] }],
  ['other types', TEXT, { type: 'array' }, { ...TEXT, allOf: [{ type: 'array' }] }],
  ['a text and a number', TEXT, { type: 'number' }, { ...TEXT, allOf: [{ type: 'number' }] }],
  ['a text and an integer', TEXT, { type: 'integer' }, { ...TEXT, allOf: [{ type: 'integer' }] }],
  ['an integer and a text', { type: 'integer' }, TEXT, { type: 'integer', allOf: [TEXT] }],
  ['values', { enum: [1, 2, 3] }, { enum: [3, 2, 4] }, { enum: [3, 2] }],
  ['other values', { enum: [1] }, { enum: [2] }, { enum: [1], allOf: [{ enum: [2] }] }],
])('both: %s', (_, one, other, expected) => {
  expect(both(one, other)).toEqual(expected);
}); // prettier-ignore

test.each<[string, JsonSchema[], JsonSchema]>([
  ['none', [], NEVER],
  ['nothing', [NEVER, NEVER], NEVER],
  ['one', [NEVER, TEXT], TEXT],
  ['null', [{ type: 'null' }, { type: 'null' }], { type: 'null' }],
  ['null and a text', [{ type: 'null' }, TEXT], { type: ['string', 'null'] }],
  ['values', [{ type: 'string', enum: ['a'] }, { enum: [1] }], { type: ['string', 'number'], enum: ['a', 1] }],
  ['values and more', [{ enum: ['a'], title: 'A' }, { enum: [1] }], { anyOf: [{ enum: ['a'], title: 'A' }, { enum: [1] }] }],
  ['values and a text', [{ enum: ['a'] }, TEXT], { anyOf: [{ enum: ['a'] }, TEXT] }],
  ['types', [TEXT, { type: 'array' }, TEXT], { type: ['string', 'array'] }],
  ['types and more', [TEXT, { type: 'array', maxItems: 1 }], { anyOf: [TEXT, { type: 'array', maxItems: 1 }] }],
  ['what has no type', [TEXT, REF], { anyOf: [TEXT, REF] }],
])('either: %s', (_, schemas, expected) => {
  expect(either(schemas)).toEqual(expected);
}); // prettier-ignore

test.each<[string, JsonSchema, JsonSchema]>([
  ['nothing', NEVER, { type: 'null' }],
  ['anything', {}, {}],
  ['a reference', REF, { anyOf: [REF, { type: 'null' }] }],
  ['one of several', { anyOf: [REF, TEXT] }, { anyOf: [REF, TEXT, { type: 'null' }] }],
  ['one of several, with a title', { anyOf: [REF], title: 'A' }, { anyOf: [{ anyOf: [REF], title: 'A' }, { type: 'null' }] }],
  ['a type with a condition', { ...TEXT, not: { enum: ['a'] } }, { anyOf: [{ ...TEXT, not: { enum: ['a'] } }, { type: 'null' }] }],
  ['a type', TEXT, { type: ['string', 'null'] }],
  ['a type with null', { type: ['string', 'null'] }, { type: ['string', 'null'] }],
  ['values', { ...TEXT, enum: ['a'] }, { type: ['string', 'null'], enum: ['a', null] }],
])('or null: %s', (_, schema, expected) => {
  expect(orNull(schema)).toEqual(expected);
}); // prettier-ignore

test.each<[string, JsonSchema, JsonSchema]>([
  ['null', { type: 'null' }, NEVER],
  ['a type', { type: ['string', 'null'] }, { type: 'string' }],
  ['types', { type: ['string', 'null', 'array'] }, { type: ['string', 'array'] }],
  ['values', { type: ['string', 'null'], enum: ['a', null] }, { type: 'string', enum: ['a'] }],
  ['what has no type', { enum: ['a'] }, { enum: ['a'], not: { type: 'null' } }],
])('without null: %s', (_, schema, expected) => {
  expect(withoutNull(schema)).toEqual(expected);
}); // prettier-ignore

test.each<[string, JsonSchema, Parameters<typeof orDefault>[1], JsonSchema]>([
  ['a value', TEXT, 'a', { type: 'string', default: 'a' }],
  ['null', TEXT, null, { type: 'string', default: null }],
  ['an object', {}, { a: [1] }, { default: { a: [1] } }],
  ['beside a reference', REF, 1, { allOf: [REF], default: 1 }],
  ['nothing', TEXT, undefined, TEXT],
  ['what JSON has not', TEXT, Number.NaN, TEXT],
  ['in which JSON has not all', TEXT, { a: [1n], b: 1 }, TEXT],
  ['what looks like a reference', TEXT, { a: { $ref: 'a' } }, TEXT],
  ['of nothing', NEVER, 'a', NEVER],
])('default: %s', (_, schema, filled, expected) => {
  expect(orDefault(schema, filled)).toEqual(expected);
}); // prettier-ignore

test('values are those that JSON has, once', () => {
  expect(valuesSchema(['a', 'a', -0, 0, null, true, 1n, Number.NaN, undefined])).toStrictEqual({
    type: ['string', 'number', 'null', 'boolean'],
    enum: ['a', 0, null, true],
  });
  expect(valuesSchema([1])).toEqual({ type: 'number', enum: [1] });
  expect(valuesSchema([1n])).toEqual(NEVER);
});
