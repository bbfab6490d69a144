import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { STRING, island, lower } from '../../../test/lower-field.js';
import type { SchemaIr } from '../../ir/schema-ir.js';

const text = v.string();

describe('a scalar is', () => {
  test.each<[string, object, SchemaIr]>([
    ['a type', text, STRING],
    ['a type with a message', v.string('No'), { ...STRING, message: 'No' }],
    ['a literal', v.literal(1n), { kind: 'const', const: 1n, expects: '1' }],
    [
      'a picklist',
      v.picklist(['a', 2]),
      { kind: 'enum', from: 'picklist', enum: ['a', 2], expects: '("a" | 2)' },
    ],
    ['an enum', v.enum({ A: 1 }), { kind: 'enum', from: 'enum', enum: [1], expects: '1' }],
  ])('%s', (_, schema, ir) => {
    expect(lower(schema).ir).toEqual(ir);
  });
});

describe('it is called if', () => {
  test.each<[string, object, SchemaIr]>([
    ['its literal is a symbol', v.literal(Symbol('a')), island('literal')],
    ['one of its values is', v.picklist([Symbol('a') as never, 'b']), island('picklist')],
  ])('%s', (_, schema, ir) => {
    const lowered = lower(schema);
    expect(lowered.ir).toEqual(ir);
    expect(lowered.codes).toContain('island');
  });
});
