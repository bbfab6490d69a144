import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { STRING, island, lower } from '../../../test/lower-field.js';
import type { SchemaIr } from '../../ir/schema-ir.js';

const text = v.string();
const custom = v.custom(() => true);
const refusing = { expects: 'Object' };

describe('a choice is', () => {
  test.each<[string, object, SchemaIr]>([
    [
      'a union',
      v.union([text, custom]),
      {
        kind: 'anyOf',
        anyOf: [STRING, island('custom', 'options', 1)],
        expects: '(string | unknown)',
      },
    ],
    [
      'a variant',
      v.variant('a', [v.object({ a: text })]),
      {
        kind: 'anyOf',
        anyOf: [
          { kind: 'object', properties: [{ key: 'a', schema: STRING }], rest: 'drop', ...refusing },
        ],
        discriminator: 'a',
        ...refusing,
      },
    ],
    [
      'a variant of piped options: a variant’s pipe never runs there, an object’s does',
      v.variant('a', [
        v.pipe(v.variant('a', [v.object({ a: text })]), v.readonly()),
        v.pipe(v.object({ a: text }), v.readonly()),
      ]),
      {
        kind: 'anyOf',
        anyOf: [
          {
            kind: 'anyOf',
            anyOf: [
              {
                kind: 'object',
                properties: [{ key: 'a', schema: STRING }],
                rest: 'drop',
                ...refusing,
              },
            ],
            discriminator: 'a',
            ...refusing,
          },
          {
            kind: 'pipe',
            schema: {
              kind: 'object',
              properties: [{ key: 'a', schema: STRING }],
              rest: 'drop',
              ...refusing,
            },
            actions: [expect.objectContaining({ name: 'readonly' })],
          },
        ],
        discriminator: 'a',
        ...refusing,
      } as SchemaIr,
    ],
    ['an intersection', v.intersect([text]), { kind: 'allOf', allOf: [STRING], expects: 'string' }],
  ])('%s', (_, schema, ir) => {
    expect(lower(schema).ir).toEqual(ir);
  });
});

describe('it is called if', () => {
  test.each<[string, object, SchemaIr]>([
    [
      'an option of a variant can only be called',
      v.variant('a', [v.config(v.object({ a: text }), {})]),
      island('variant'),
    ],
    [
      'one of several options can',
      v.variant('a', [v.object({ a: text }), v.config(v.object({ a: text }), {})]),
      island('variant'),
    ],
    [
      'an option of a variant begins with one',
      v.variant('a', [v.pipe(v.config(v.object({ a: text }), {}), v.readonly()) as never]),
      island('variant'),
    ],
  ])('%s', (_, schema, ir) => {
    const lowered = lower(schema);
    expect(lowered.ir).toEqual(ir);
    expect(lowered.codes).toContain('island');
  });
});
