import { expect, test } from 'vitest';
import { inDialect, otherDialects, type Dialectal } from './dialect.js';
import type { JsonSchema } from './json-schema.js';

test.each<[JsonSchema, Dialectal, Dialectal]>([
  [
    { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' } },
    { type: 'array', items: [{ type: 'string' }], additionalItems: { type: 'number' } },
    { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'number' }] } },
  ],
  [
    { type: 'array', prefixItems: [{ type: 'string' }], maxItems: 1 },
    { type: 'array', items: [{ type: 'string' }], maxItems: 1 },
    { type: 'array', items: { anyOf: [{ type: 'string' }] }, maxItems: 1 },
  ],
  [
    { type: 'array', prefixItems: [{ type: 'null' }] },
    { type: 'array', items: [{ type: 'null' }] },
    { type: 'array', items: {} },
  ],
])('%#: tuples', (schema, draft07, openApi30) => {
  expect(inDialect(schema, 'draft-07')).toEqual(draft07);
  expect(inDialect(schema, 'openapi-3.0')).toEqual(openApi30);
});

test.each<[JsonSchema, Dialectal]>([
  [{ type: 'null' }, { type: 'string', nullable: true, enum: [null] }],
  [{ type: ['string', 'null'] }, { type: 'string', nullable: true }],
  [
    { type: ['object', 'array', 'null'] },
    {
      anyOf: [
        { type: 'object', nullable: true },
        { type: 'array', nullable: true, items: {} },
      ],
      items: {},
    },
  ],
  [{ type: 'array' }, { type: 'array', items: {} }],
  [{ exclusiveMinimum: 1 }, { minimum: 1, exclusiveMinimum: true }],
  [{ contains: { enum: [1] }, propertyNames: { enum: ['a'] } }, {}],
  [
    { patternProperties: { x: {} }, properties: { a: { type: 'null' } } },
    {
      properties: {
        ...JSON.parse('{"__proto__":{}}'),
        prototype: {},
        constructor: {},
        a: { type: 'string', nullable: true, enum: [null] },
      },
    },
  ],
  [
    { not: { type: 'null' }, allOf: [{ additionalProperties: { type: ['string', 'null'] } }] },
    {
      not: { type: 'string', nullable: true, enum: [null] },
      allOf: [{ additionalProperties: { type: 'string', nullable: true } }],
    },
  ],
])('%#: OpenAPI 3.0', (schema, expected) => {
  expect(inDialect(schema, 'openapi-3.0')).toEqual(expected);
});

test('what is the same in all dialects is printed once', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: { type: { type: 'string' }, items: { type: 'array', items: {}, minItems: 1 } },
    additionalProperties: false,
  };
  expect([...otherDialects(schema)]).toEqual([]);
});
