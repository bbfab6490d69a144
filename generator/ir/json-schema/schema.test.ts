import * as v from 'valibot';
import { expect, test } from 'vitest';
import { defineRoles } from '../../../src/model/roles.js';
import { returned, sent, type Row } from '../../../test/said.js';
import type { JsonSchema } from './json-schema.js';
import { narrowedSchema } from './schema.js';

test.each<Row>([
  [v.date(), { not: {} }],
  [v.map(v.string(), v.string()), { not: {} }],
  [v.union([v.string(), v.date(), v.undefined()]), { type: 'string' }],
  [v.array(v.date()), { type: 'array', items: { not: {} } }],
])('JSON cannot carry it: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test.each<Row>([
  [v.nullable(v.picklist(['a'])), { type: ['string', 'null'], enum: ['a', null] }],
  [v.nullish(v.date(), null), { type: 'null' }],
  [
    v.nullable(v.union([v.string(), v.array(v.any())])),
    { anyOf: [{ type: 'string' }, { type: 'array', items: {} }, { type: 'null' }] },
  ],
  [v.nonNullish(v.nullish(v.string())), { type: 'string' }],
  [v.nonOptional(v.nullish(v.string())), { type: ['string', 'null'] }],
  [v.nonNullable(v.any()), { not: { type: 'null' } }],
])('a wrapper: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test.each<Row>([
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
])('a choice: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test.each<Row>([
  [v.custom(() => false), {}],
  [v.fallback(v.string(), 'fell'), {}],
  [
    v.pipe(
      v.string(),
      v.rawCheck(() => undefined),
    ),
    {},
  ],
])('only the schema of the user can check it: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test('a lazy schema is referred to', () => {
  const tree: v.GenericSchema<unknown> = v.object({ children: v.array(v.lazy(() => tree)) });
  expect(sent(tree).properties).toEqual({
    children: { type: 'array', items: { $ref: '#/$defs/Sample.value' } },
  });
});

test.each<Row>([
  [v.nullable(v.string(), 'none'), { type: 'string' }],
  [v.nullish(v.string(), null), { type: ['string', 'null'] }],
  [v.date(), { type: 'string', format: 'date-time' }],
  [v.bigint(), { type: ['integer', 'string'] }],
  [
    v.picklist(['a', 2n as never]),
    { anyOf: [{ type: 'string', enum: ['a'] }, { type: ['integer', 'string'] }] },
  ],
])('what is returned: %#', (schema, expected) => {
  expect(returned(schema)).toEqual(expected);
});

const { field, model } = defineRoles({ owner: 'Whose it is' });
const Home = model('Home', { city: field(v.string(), { writableBy: ['owner'] }) });

test.each<Row>([
  [v.optional(Home), { $ref: 'Home' }],
  [v.optional(Home, { city: 'x' }), { anyOf: [{ $ref: 'Home' }, {}] }],
  [v.array(v.nullable(Home, { city: 'x' })), { items: { anyOf: [{ $ref: 'Home' }, {}] } }],
])('a default may hold what its roles may not write: %#', (schema, expected) => {
  expect(returned(schema)).toMatchObject(expected);
  expect(JSON.stringify(sent(schema))).not.toContain('anyOf":[{"$ref":"Home"},{}]');
});

test.each<Row>([
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
])('JSON.stringify writes null for NaN and infinite numbers: %#', (schema, expected) => {
  expect(returned(schema)).toEqual(expected);
});

test.each<Row>([
  [
    v.intersect([v.object({ a: v.any() }), v.record(v.string(), v.null())]),
    { allOf: [{ type: 'object', properties: { a: {} }, required: ['a'] }, { type: 'object' }] },
  ],
])(
  'the options of an intersection add keys to the results of each other: %#',
  (schema, expected) => {
    expect(returned(schema)).toEqual(expected);
  },
);

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
