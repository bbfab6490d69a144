import { describe, expect, test } from 'vitest';
import { createDto } from '../create-dto.js';
import type { JsonSchema } from '../json-schema/json-schema.js';
import { safeParseJson } from './parse-json.js';

const LARGE = '9007199254740993';
const REFUSED = 'Integer not exact as a double';

/** What is said of a body whose Dto has these properties. */
function said(body: string, properties: JsonSchema, output: JsonSchema = properties): string {
  const dto = createDto<unknown>(
    {
      model: 'Sample',
      shape: 'update',
      bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
      grants: {},
      read: (input) => input,
      jsonSchema: ({ side }) => ({
        type: 'object',
        properties: side === 'input' ? properties : output,
        additionalProperties: false,
        $defs: DEFINITIONS,
      }),
    },
    ['owner'],
  );
  const result = safeParseJson(dto, body);
  if (result.success) return 'accepted';
  expect(result.issues).toHaveLength(1);
  const [{ path, message }] = result.issues as [(typeof result.issues)[number]];
  return `${path.join('.')}: ${message}`;
}

const NUMBER = { type: 'number' };
const INTEGER = { type: 'integer' };
const DEFINITIONS = {
  Whole: INTEGER,
  'a/b': INTEGER,
  Tree: {
    type: 'object',
    properties: {
      size: INTEGER,
      share: NUMBER,
      trees: { type: 'array', items: { $ref: '#/$defs/Tree' } },
    },
    additionalProperties: false,
  },
  Round: { anyOf: [{ $ref: '#/$defs/Round' }, { type: 'string' }] },
};

describe('a large integer is refused', () => {
  test.each<[string, JsonSchema]>([
    ['where the schema is an integer', INTEGER],
    ['or may be one', { type: ['integer', 'null'] }],
    ['or one of the choices is', { anyOf: [{ type: 'string' }, { oneOf: [INTEGER, NUMBER] }] }],
    ['or part of it is', { allOf: [NUMBER, INTEGER] }],
    ['or a definition is', { $ref: '#/$defs/Whole' }],
    ['or one with a name that is escaped', { $ref: '#/$defs/a~1b' }],
    ['or it is a multiple of an integer', { type: 'number', multipleOf: 5 }],
    ['or it is listed', { enum: [1, 2, 'x'] }],
    ['or the only one', { const: 1 }],
    ['where the schema says nothing', {}],
    ['or everything', { description: 'whatever' }],
    ['or nothing is found', { $ref: '#/$defs/nowhere' }],
    ['or a text or anything', { anyOf: [{ type: 'string' }, {}] }],
  ])('%s', (_, schema) => {
    expect(said(`{"a":${LARGE}}`, { a: schema })).toBe(`a: ${REFUSED}`);
    expect(said('{"a":9007199254740991}', { a: schema })).toBe('accepted');
  });

  test('where what is returned is a bigint', () => {
    const output = { a: { type: ['integer', 'string'] } };
    expect(said(`{"a":${LARGE}}`, { a: NUMBER }, output)).toBe(`a: ${REFUSED}`);
  });

  test.each<[string, string, JsonSchema]>([
    ['a.1', '[1,', { type: 'array', items: INTEGER }],
    ['a.1', '[1.5,', { type: 'array', prefixItems: [NUMBER, INTEGER] }],
    ['a.2', '[1.5,1.5,', { type: 'array', prefixItems: [NUMBER, NUMBER], items: INTEGER }],
    ['a.b', '{"b":', { type: 'object', properties: { b: INTEGER } }],
    ['a.x', '{"x":', { type: 'object', properties: { b: NUMBER }, additionalProperties: INTEGER }],
    ['a.x', '{"x":', { type: 'object', properties: { b: NUMBER } }],
    ['a.b', '{"b":', { anyOf: [{ type: 'string' }, { properties: { b: INTEGER } }] }],
    [
      'a.toString',
      '{"toString":',
      { type: 'object', properties: {}, additionalProperties: INTEGER },
    ],
    ['a.trees.0.trees.0.size', '{"trees":[{"trees":[{"size":', { $ref: '#/$defs/Tree' }],
  ])('at %s', (path, start, schema) => {
    const end = [...start].reverse().map((unit) => ({ '[': ']', '{': '}' })[unit] ?? '');
    const body = `{"a":${start}${LARGE}${end.join('')}}`;
    expect(said(body, { a: schema })).toBe(`${path}: ${REFUSED}`);
  });
});

describe('a large integer is rounded', () => {
  test.each<[string, JsonSchema]>([
    ['where the schema is a number', NUMBER],
    ['or may be one', { type: ['number', 'null'] }],
    ['or anything', { anyOf: [{}, NUMBER] }],
  ])('%s', (_, schema) => {
    expect(said(`{"a":${LARGE}}`, { a: schema })).toBe('accepted');
  });

  test.each<[string, string, JsonSchema]>([
    ['no number is taken', `{"a":${LARGE}}`, { a: { type: 'string' } }],
    ['nobody knows the key', `{"b":${LARGE}}`, { a: INTEGER }],
    ['nobody knows a key inside', `{"a":{"x":${LARGE}}}`, { a: { $ref: '#/$defs/Tree' } }],
    ['no object is taken', `{"a":{"x":${LARGE}}}`, { a: INTEGER }],
    ['nothing is taken', `{"a":${LARGE}}`, { a: { not: {} } }],
    ['nothing comes after', `{"a":[1,${LARGE}]}`, { a: { prefixItems: [INTEGER], items: false } }],
    ['a definition is itself', `{"a":${LARGE}}`, { a: { $ref: '#/$defs/Round' } }],
  ])('where the Dto answers: %s', (_, body, properties) => {
    expect(said(body, properties)).toBe('accepted'); // by this Dto, which takes everything
  });

  test.each(['1e21', '9007199254740993.0', '9.1e15'])(
    'written as %s, where nothing is said',
    (number) => {
      expect(said(`{"a":${number}}`, { a: {} })).toBe('accepted');
      expect(said(`{"a":${number}}`, { a: INTEGER })).toBe(`a: ${REFUSED}`);
    },
  );
});

test.each(['1.00000000000000000001', '0.99999999999999999999', '2.0000000000000000000000000001e0'])(
  'a fraction that a double loses is no integer: %s',
  (number) => {
    expect(said(`{"a":${number}}`, { a: INTEGER })).toBe(`a: ${REFUSED}`);
    expect(said(`{"a":${number}}`, { a: NUMBER })).toBe('accepted');
  },
);
