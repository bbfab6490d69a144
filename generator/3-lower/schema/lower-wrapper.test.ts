import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { FIELD, STRING, island, lower } from '../../../test/lower-field.js';
import type { SchemaIr } from '../../ir/schema-ir.js';

const text = v.string();
const custom = v.custom(() => true);

describe('a schema that wraps another is', () => {
  test.each<[string, object, SchemaIr]>([
    [
      'one that needs a value',
      v.nonNullish(custom),
      {
        kind: 'required',
        required: 'nonNullish',
        schema: island('custom', 'wrapped'),
        expects: '(!null & !undefined)',
      },
    ],
    [
      'a wrapper',
      v.nullable(custom),
      { kind: 'wrapper', wrapper: 'nullable', schema: island('custom', 'wrapped') },
    ],
    [
      'a wrapper with a default',
      v.optional(text, 'a'),
      {
        kind: 'wrapper',
        wrapper: 'optional',
        schema: STRING,
        default: { kind: 'value', value: 'a' },
      },
    ],
    [
      'a wrapper with nothing for a default',
      v.nullable(text, null),
      {
        kind: 'wrapper',
        wrapper: 'nullable',
        schema: STRING,
        default: { kind: 'value', value: null },
      },
    ],
    [
      'a wrapper with the default of a function',
      v.nullish(text, () => null),
      {
        kind: 'wrapper',
        wrapper: 'nullish',
        schema: STRING,
        default: { kind: 'island', source: FIELD },
      },
    ],
  ])('%s', (_, schema, ir) => {
    expect(lower(schema).ir).toEqual(ir);
  });
});
