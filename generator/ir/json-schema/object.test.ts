import * as v from 'valibot';
import { expect, test } from 'vitest';
import { returned, sent, toReader, type Row } from '../../../test/said.js';

const maybeText = v.undefinedable(v.string());

test.each<Row>([
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
  // Which valibot finds in every object
  [v.object({ constructor: v.any(), a: v.any() }), expect.objectContaining({ required: ['a'] })],
])('an object, as which valibot accepts lists, too: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test.each<Row>([
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
])('a record, some of whose keys valibot skips: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test.each<Row>([
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
  // Whose keys that valibot skips are not counted
  [
    v.pipe(v.looseObject({ a: v.any() }), v.maxEntries(1)),
    {
      type: 'object',
      properties: { a: {} },
      required: ['a'],
      anyOf: [{ maxProperties: 1 }, expect.objectContaining({ maxProperties: 4 })],
    },
  ],
])('the number of entries: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test.each<Row>([
  [
    v.object({ a: v.optional(v.string(), 'x'), b: v.optional(v.null()) }),
    {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'null' } },
      required: ['a'],
      additionalProperties: false,
    },
  ],
  [v.record(v.string(), v.null()), { type: 'object', additionalProperties: { type: 'null' } }],
])('undeclared keys are dropped, and missing ones are filled in: %#', (schema, expected) => {
  expect(returned(schema)).toEqual(expected);
});

test.each<Row>([
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
      h: v.nonNullable(v.nullish(v.string())),
    }),
    expect.objectContaining({ required: ['b', 'd'] }),
  ],
])('what is undefined is left out by JSON: %#', (schema, expected) => {
  expect(returned(schema)).toEqual(expected);
});

test.each<Row>([
  [
    v.strictObject({ a: v.optional(v.string()) }),
    { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
  ],
  [v.record(v.string(), v.number()), { type: 'object', additionalProperties: { type: 'number' } }],
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
])('an object, to readers: %#', (schema, expected) => {
  expect(toReader(schema)).toEqual(expected);
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
