import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { NUMBER, STRING, island, lower } from '../../../test/lower-field.js';
import type { SchemaIr } from '../../ir/schema-ir.js';

const text = v.string();
const number = v.number();
const custom = v.custom(() => true);
const refusing = { expects: 'Object' };
const ENTRIES = { a: text, b: custom };
const PROPERTIES = [
  { key: 'a', schema: STRING },
  { key: 'b', schema: island('custom', 'entries', 'b') },
];

describe('a container is', () => {
  test.each<[string, object, SchemaIr]>([
    [
      'an array',
      v.array(custom),
      { kind: 'array', items: island('custom', 'item'), expects: 'Array' },
    ],
    [
      'a tuple',
      v.tuple([text, custom]),
      {
        kind: 'tuple',
        prefixItems: [STRING, island('custom', 'items', 1)],
        rest: 'drop',
        expects: 'Array',
      },
    ],
    [
      'a tuple with a rest',
      v.tupleWithRest([], custom),
      { kind: 'tuple', prefixItems: [], rest: island('custom', 'rest'), expects: 'Array' },
    ],
    [
      'an object',
      v.object(ENTRIES),
      { kind: 'object', properties: PROPERTIES, rest: 'drop', ...refusing },
    ],
    [
      'one that inherits an entry',
      v.object(Object.create({ a: text }, { b: { value: number, enumerable: true } })),
      {
        kind: 'object',
        properties: [
          { key: 'b', schema: NUMBER },
          { key: 'a', schema: STRING },
        ],
        rest: 'drop',
        ...refusing,
      },
    ],
    [
      'a strict one',
      v.strictObject({ a: text }),
      {
        kind: 'object',
        properties: [{ key: 'a', schema: STRING }],
        rest: 'refuse',
        ...refusing,
      },
    ],
    [
      'a loose one',
      v.looseObject({ a: text }),
      {
        kind: 'object',
        properties: [{ key: 'a', schema: STRING }],
        rest: 'keep',
        ...refusing,
      },
    ],
    [
      'one with a rest',
      v.objectWithRest({}, custom),
      { kind: 'object', properties: [], rest: island('custom', 'rest'), ...refusing },
    ],
    [
      'a record',
      v.record(text, custom),
      { kind: 'record', key: STRING, value: island('custom', 'value'), ...refusing },
    ],
    [
      'a map',
      v.map(custom, text),
      { kind: 'map', key: island('custom', 'key'), value: STRING, expects: 'Map' },
    ],
    ['a set', v.set(custom), { kind: 'set', value: island('custom', 'value'), expects: 'Set' }],
  ])('%s', (_, schema, ir) => {
    expect(lower(schema).ir).toEqual(ir);
  });
});

describe('it is called if', () => {
  test.each<[string, object, SchemaIr]>([
    [
      'a strict object inherits an entry, which it refuses',
      v.strictObject(Object.create({ a: text })),
      island('strict_object'),
    ],
  ])('%s', (_, schema, ir) => {
    const lowered = lower(schema);
    expect(lowered.ir).toEqual(ir);
    expect(lowered.codes).toContain('island');
  });
});
