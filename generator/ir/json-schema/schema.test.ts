import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { lowered } from '../../../test/lowered.js';
import type { JsonSchema } from './json-schema.js';
import type { Translation } from './translation.js';
import { jsonSchemaOf, narrowedSchema } from './schema.js';

function said(
  schema: v.GenericSchema<any> /* any: any input */,
  over: Partial<Translation> = {},
): JsonSchema {
  return jsonSchemaOf(lowered(schema), {
    side: 'input',
    to: 'validator',
    model: (model) => ({ $ref: model }),
    definition: ({ name }) => ({ $ref: `#/$defs/${name}` }),
    ...over,
  });
}

const returned = (schema: v.GenericSchema<any>): JsonSchema => said(schema, { side: 'output' });

const toReader = (schema: v.GenericSchema<any>): JsonSchema => said(schema, { to: 'reader' });

const maybeText = v.undefinedable(v.string());

const BEYOND = String.raw`[^\u0000-\ud7ff\ue000-\uffff]`;

describe('of what is sent', () => {
  test.each<[v.GenericSchema<any>, JsonSchema]>([
    // Lengths
    [v.pipe(v.string(), v.minLength(1)), { type: 'string', minLength: 1 }],
    [
      v.pipe(v.string(), v.minLength(12), v.maxLength(128)),
      { type: 'string', pattern: `^[\\s\\S]{12}|${BEYOND}`, maxLength: 128 },
    ],
    [
      v.pipe(v.string(), v.minLength(3), v.regex(/^[a-z]+$/i)),
      { type: 'string', minLength: 3, pattern: '^[A-Za-z]+$' },
    ],
    [v.pipe(v.string(), v.codePoints(3)), { type: 'string', minLength: 3, maxLength: 3 }],
    [v.pipe(v.string(), v.bytes(8)), { type: 'string', minLength: 2, maxLength: 8 }],
    [v.pipe(v.string(), v.maxGraphemes(3)), { type: 'string' }],
    [
      v.pipe(v.array(v.string()), v.nonEmpty(), v.maxLength(3)),
      { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3 },
    ],
    // Texts
    [
      v.pipe(v.string(), v.domain()),
      {
        type: 'string',
        format: 'hostname',
        pattern:
          '^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}$',
      },
    ],
    [v.pipe(v.string(), v.regex(/^.$/)), { type: 'string', pattern: `^.$|${BEYOND}` }],
    [v.pipe(v.string(), v.url()), { type: 'string' }],
    [
      v.pipe(v.string(), v.digits(), v.startsWith('1')),
      { type: 'string', pattern: '^\\d+$', allOf: [{ type: 'string', pattern: '^1' }] },
    ],
    [
      v.pipe(v.string(), v.includes('a+b'), v.excludes('$')),
      { type: 'string', pattern: 'a\\+b', allOf: [{ type: 'string', pattern: '^[^\\$]*$' }] },
    ],
    [
      v.pipe(v.string(), v.excludes('ab')),
      { type: 'string', not: { type: 'string', pattern: 'ab' } },
    ],
    [v.pipe(v.string(), v.excludes('\0')), { type: 'string', pattern: '^[^\\x00]*$' }],
    [v.pipe(v.string(), v.endsWith('\n')), { type: 'string', pattern: '\\x0a$' }],
    [v.pipe(v.string(), v.startsWith('\ud83d')), { type: 'string' }],
    [v.pipe(v.string(), v.startsWith('')), { type: 'string' }],
    [v.pipe(v.string(), v.excludes('')), { not: {} }],
    // Rules after a transformation don't apply to the input
    [v.pipe(v.string(), v.maxLength(9), v.trim(), v.email()), { type: 'string', maxLength: 9 }],
    [v.pipe(v.pipe(v.string(), v.trim()), v.minLength(1)), { type: 'string' }],
    [v.pipe(v.string(), v.brand('Name'), v.maxLength(9)), { type: 'string', maxLength: 9 }],
    [v.pipe(v.unknown(), v.string(), v.maxLength(9)), { type: 'string', maxLength: 9 }],
    [v.pipe(v.string(), v.transform(Number), v.number()), { type: 'string' }],
    [
      v.pipe(v.array(v.pipe(v.string(), v.trim())), v.maxLength(3), v.includes('a')),
      { type: 'array', items: { type: 'string' }, maxItems: 3 },
    ],
    // Numbers
    [
      v.pipe(v.number(), v.integer(), v.gtValue(0), v.maxValue(9), v.maxValue(5)),
      { type: 'integer', exclusiveMinimum: 0, maximum: 5 },
    ],
    [
      v.pipe(v.number(), v.minValue(-0), v.gtValue(-1), v.multipleOf(-3)),
      {
        type: 'number',
        minimum: 0,
        multipleOf: 3,
        allOf: [{ type: 'number', exclusiveMinimum: -1 }],
      },
    ],
    [v.pipe(v.number(), v.values([1, 2, Number.NaN])), { type: 'number', enum: [1, 2] }],
    [v.pipe(v.string(), v.minValue('a')), { type: 'string' }],
    // Values
    [v.picklist(['a', 1, 2n as never]), { type: ['string', 'number'], enum: ['a', 1] }],
    [v.literal(Number.NaN), { not: {} }],
    [v.picklist([]), { not: {} }],
    // What JSON can't carry
    [v.date(), { not: {} }],
    [v.map(v.string(), v.string()), { not: {} }],
    [v.union([v.string(), v.date(), v.undefined()]), { type: 'string' }],
    [v.array(v.date()), { type: 'array', items: { not: {} } }],
    // Wrappers
    [v.nullable(v.picklist(['a'])), { type: ['string', 'null'], enum: ['a', null] }],
    [v.nullish(v.date(), null), { type: 'null' }],
    [
      v.nullable(v.union([v.string(), v.array(v.any())])),
      { anyOf: [{ type: 'string' }, { type: 'array', items: {} }, { type: 'null' }] },
    ],
    [v.nonNullish(v.nullish(v.string())), { type: 'string' }],
    [v.nonNullable(v.any()), { not: { type: 'null' } }],
    // Tuples: missing items at the end are undefined, items too many are dropped
    [
      v.tuple([v.any(), v.string(), v.optional(v.number())]),
      { type: 'array', prefixItems: [{}, { type: 'string' }, { type: 'number' }], minItems: 2 },
    ],
    [v.strictTuple([]), { type: 'array', maxItems: 0 }],
    // Objects: valibot accepts lists, too
    [
      v.object({ a: v.optional(v.string(), 'x'), b: v.undefinedable(v.null()) }),
      {
        type: 'object',
        properties: { a: { type: 'string', default: 'x' }, b: { type: 'null' } },
        required: ['b'],
      },
    ],
    [
      v.strictObject({ a: v.exactOptional(v.string()) }),
      {
        type: ['object', 'array'],
        maxItems: 0,
        properties: { a: { type: 'string' } },
        additionalProperties: false,
      },
    ],
    [
      v.strictObject({ length: v.number() }),
      {
        type: ['object', 'array'],
        properties: { length: { type: 'number' } },
        required: ['length'],
        additionalProperties: false,
      },
    ],
    // Records: valibot skips some keys
    [
      v.record(v.picklist(['a']), v.number()),
      {
        type: ['object', 'array'],
        maxItems: 0,
        propertyNames: { type: 'string', enum: ['a', '__proto__', 'prototype', 'constructor'] },
        patternProperties: { '^(?:__proto__|prototype|constructor)$': {} },
        additionalProperties: { type: 'number' },
      },
    ],
    // Entries
    [
      v.pipe(v.strictObject({ a: v.any() }), v.entries(1)),
      {
        type: 'object',
        properties: { a: {} },
        required: ['a'],
        additionalProperties: false,
        minProperties: 1,
        maxProperties: 1,
      },
    ],
    [
      v.pipe(v.object({ a: v.any() }), v.maxEntries(1)),
      { type: 'object', properties: { a: {} }, required: ['a'] },
    ],
    // Choices
    [
      v.intersect([v.strictObject({ a: v.any() }), v.looseObject({ b: v.any() })]),
      {
        allOf: [
          { type: 'object', properties: { a: {} }, required: ['a'], additionalProperties: false },
          { type: 'object', properties: { b: {} }, required: ['b'] },
        ],
      },
    ],
    [v.union([v.literal('a'), v.null()]), { type: ['string', 'null'], enum: ['a', null] }],
    [v.union([]), { not: {} }],
    [v.intersect([]), { not: {} }],
    // What only the user's schema can check
    [v.custom(() => false), {}],
    [v.fallback(v.string(), 'fell'), {}],
    [
      v.pipe(
        v.string(),
        v.rawCheck(() => undefined),
      ),
      {},
    ],
  ])('%#', (schema, expected) => {
    expect(said(schema)).toEqual(expected);
  });

  test('a lazy schema is referred to', () => {
    const tree: v.GenericSchema<unknown> = v.object({ children: v.array(v.lazy(() => tree)) });
    expect(said(tree).properties).toEqual({
      children: { type: 'array', items: { $ref: '#/$defs/Sample.value' } },
    });
  });
});

describe('of what is returned', () => {
  test.each<[v.GenericSchema<any>, JsonSchema]>([
    [v.pipe(v.string(), v.minLength(3), v.trim()), { type: 'string' }],
    [v.pipe(v.string(), v.trim(), v.maxLength(3)), { type: 'string', maxLength: 3 }],
    [
      v.pipe(v.string(), v.toLowerCase(), v.regex(/^[a-z]$/)),
      { type: 'string', pattern: '^[a-z]$' },
    ],
    [v.pipe(v.string(), v.isoTimestamp(), v.toDate()), { type: 'string', format: 'date-time' }],
    [
      v.pipe(v.string(), v.toNumber(), v.minValue(1), v.maxValue(9)),
      { type: 'number', minimum: 1, maximum: 9 },
    ],
    [v.pipe(v.string(), v.toNumber(), v.integer()), { type: 'integer' }],
    // A limit may replace a value of another type, or leave it
    [v.pipe(v.any(), v.toMinValue(new Date(0))), {}],
    [v.pipe(v.any(), v.toMaxValue('m')), {}],
    [v.pipe(v.any(), v.toMinValue(5n)), {}],
    [v.pipe(v.string(), v.maxLength(3), v.toMinValue('m')), { type: 'string' }],
    [v.pipe(v.date(), v.toMaxValue(new Date(0))), { type: 'string', format: 'date-time' }],
    [v.pipe(v.bigint(), v.toMinValue(5n)), { type: ['integer', 'string'] }],
    // A missing key gets the fallback, whatever the pipe asks
    [v.pipe(v.fallback(v.string(), 'fb'), v.minLength(3)), {}],
    [v.pipe(v.fallback(v.string(), 'fb'), v.toNumber()), {}],
    [
      v.pipe(v.fallback(v.optional(v.string(), 'abc'), 'fb'), v.nonEmpty()),
      { minLength: 1, minItems: 1 },
    ],
    [v.pipe(v.string(), v.transform(Number)), {}],
    [v.pipe(v.string(), v.transform(Number), v.number()), { type: 'number' }],
    [v.pipe(v.number(), v.maxValue(3), v.toMinValue(5)), { type: 'number', minimum: 5 }],
    [
      v.pipe(v.array(v.any()), v.maxLength(3), v.sortItems()),
      { type: 'array', items: {}, maxItems: 3 },
    ],
    [v.nullable(v.string(), 'none'), { type: 'string' }],
    [v.nullish(v.string(), null), { type: ['string', 'null'] }],
    [v.date(), { type: 'string', format: 'date-time' }],
    [v.bigint(), { type: ['integer', 'string'] }],
    [
      v.picklist(['a', 2n as never]),
      { anyOf: [{ type: 'string', enum: ['a'] }, { type: ['integer', 'string'] }] },
    ],
    // `JSON.stringify` writes `null` for `NaN` and infinite numbers
    [v.literal(Number.NaN), { type: 'null' }],
    [v.pipe(v.string(), v.toNumber(), v.minValue(1)), { type: ['number', 'null'], minimum: 1 }],
    [v.nonNullable(v.pipe(v.string(), v.toNumber())), { type: ['number', 'null'] }],
    [v.picklist([Infinity, 'none']), { type: ['string', 'null'], enum: ['none', null] }],
    [v.optional(v.number(), Infinity), { type: ['number', 'null'] }],
    [v.nullable(v.number(), Infinity), { type: ['number', 'null'] }],
    [v.nonNullable(v.nullable(v.number(), Infinity)), { type: ['number', 'null'] }],
    [v.nonNullable(v.picklist([Number.NaN])), { type: 'null' }],
    [v.nonNullable(v.fallback(v.number(), Number.NaN)), {}],
    [v.nonNullable(v.pipe(v.any(), v.toMinValue(Infinity))), {}],
    [v.nonNullable(v.pipe(v.string(), v.transform(Number.parseFloat))), {}],
    [v.nonNullable(v.nullable(v.number(), () => Infinity)), { type: ['number', 'null'] }],
    [v.nonNullable(v.any()), { not: { type: 'null' } }],
    // Undeclared keys are dropped, missing ones are filled in
    [
      v.object({ a: v.optional(v.string(), 'x'), b: v.optional(v.null()) }),
      {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'null' } },
        required: ['a'],
        additionalProperties: false,
      },
    ],
    // `undefined` is left out by JSON
    [
      v.looseObject({
        a: v.pipe(
          v.string(),
          v.transform((text) => text || undefined),
        ),
        b: v.pipe(v.string(), v.transform(Number), v.number()),
        c: v.undefinedable(v.string()),
        d: v.nonOptional(v.undefinedable(v.string())),
        e: v.union([v.string(), v.undefined()]),
        f: v.lazy(() => maybeText),
        g: v.fallback(v.union([v.string(), v.undefined()]), undefined),
      }),
      expect.objectContaining({ required: ['b', 'd'] }),
    ],
    [v.array(maybeText), { type: 'array', items: { type: ['string', 'null'] } }],
    [v.tupleWithRest([], maybeText), { type: 'array', items: { type: ['string', 'null'] } }],
    [
      v.tuple([v.string(), v.optional(v.number())]),
      {
        type: 'array',
        prefixItems: [{ type: 'string' }, { type: ['number', 'null'] }],
        minItems: 2,
        maxItems: 2,
      },
    ],
    [v.record(v.string(), v.null()), { type: 'object', additionalProperties: { type: 'null' } }],
    // The options of an intersection add keys to each other's results
    [
      v.intersect([v.object({ a: v.any() }), v.record(v.string(), v.null())]),
      { allOf: [{ type: 'object', properties: { a: {} }, required: ['a'] }, { type: 'object' }] },
    ],
  ])('%#', (schema, expected) => {
    expect(returned(schema)).toEqual(expected);
  });
});

describe('to readers', () => {
  test.each<[v.GenericSchema<any>, JsonSchema]>([
    [v.pipe(v.string(), v.minLength(12)), { type: 'string', minLength: 12 }],
    [v.pipe(v.string(), v.email()), { type: 'string', format: 'email' }],
    [v.pipe(v.string(), v.isoDate()), { type: 'string', format: 'date' }],
    [v.pipe(v.string(), v.url()), { type: 'string', format: 'uri' }],
    [v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email()), { type: 'string', format: 'email' }],
    [v.pipe(v.string(), v.transform(String), v.email()), { type: 'string' }],
    [v.pipe(v.string(), v.regex(/^.$/)), { type: 'string', pattern: '^.$' }],
    [
      v.strictObject({ a: v.optional(v.string()) }),
      { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
    ],
    [
      v.record(v.string(), v.number()),
      { type: 'object', additionalProperties: { type: 'number' } },
    ],
    // Without it, client generators allow no value (openapi-typescript) or drop the key (orval)
    [
      v.pipe(v.record(v.string(), v.any()), v.maxEntries(3)),
      { type: 'object', additionalProperties: {}, maxProperties: 3 },
    ],
    [
      v.looseObject({ a: v.string() }),
      {
        type: 'object',
        properties: { a: { type: 'string' } },
        required: ['a'],
        additionalProperties: {},
      },
    ],
    [v.object({}), { type: 'object', properties: {} }],
    [v.array(v.unknown()), { type: 'array', items: {} }],
    // An item too many would be dropped, so readers are not told that they can send it
    [
      v.tuple([v.string()]),
      { type: 'array', prefixItems: [{ type: 'string' }], minItems: 1, maxItems: 1 },
    ],
    [v.looseTuple([v.string()]), { type: 'array', prefixItems: [{ type: 'string' }], minItems: 1 }],
    // hey-api takes a part without a type for `any`
    [
      v.pipe(v.string(), v.startsWith('a'), v.endsWith('z')),
      { type: 'string', pattern: '^a', allOf: [{ type: 'string', pattern: 'z$' }] },
    ],
  ])('%#', (schema, expected) => {
    expect(toReader(schema)).toEqual(expected);
  });
});

test('a narrowing is added to its schema; of two lists, the common values stay', () => {
  const full: JsonSchema = { type: 'integer', minimum: 1, maximum: 100 };
  expect(narrowedSchema(full, [{ type: 'number', maximum: 10 }])).toEqual({
    type: 'integer',
    minimum: 1,
    maximum: 10,
  });
  expect(narrowedSchema({ type: ['integer', 'null'] }, [{ type: 'number', maximum: 10 }])).toEqual({
    type: 'integer',
    maximum: 10,
  });
  expect(narrowedSchema({ type: ['string', 'null'] }, [{ type: 'number' }])).toEqual({
    type: ['string', 'null'],
    allOf: [{ type: 'number' }],
  });
  expect(narrowedSchema(full, [{ enum: [1, 2] }, { enum: [2, 3] }])).toEqual({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    enum: [1, 2, 3],
  });
  const listed: JsonSchema = { type: ['string', 'null'], enum: ['read', 'write', 'admin', null] };
  expect(narrowedSchema(listed, [{ type: 'string', enum: ['write', 'read'] }])).toEqual({
    type: 'string',
    enum: ['write', 'read'],
  });
  const disjoint: JsonSchema = { type: 'string', enum: ['sudo'] };
  expect(narrowedSchema(listed, [disjoint])).toEqual({ ...listed, allOf: [disjoint] });
});

const SAID: unknown = { type: 'string', pattern: expect.any(String) };

test.each([
  ['a number', v.pipe(v.string(), v.toNumber()), undefined],
  ['a date', v.pipe(v.string(), v.toDate()), undefined],
  ['a number or a text', v.union([v.pipe(v.string(), v.toNumber()), v.string()]), undefined],
  ['a text', v.pipe(v.string(), v.trim(), v.minLength(2)), SAID],
  ['what was sent', v.pipe(v.string(), v.isoDate()), SAID],
])('a key that becomes %s is returned as a text', (_, key, propertyNames) => {
  const made = key as v.GenericSchema<string, string>; // valibot's type for keys
  expect(returned(v.record(made, v.any())).propertyNames).toEqual(propertyNames);
});
