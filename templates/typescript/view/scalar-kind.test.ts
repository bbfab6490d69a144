import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lowered } from '../../../test/lowered.js';
import { scalarKind } from './scalar-kind.js';

test.each([
  [v.string(), 'string'],
  [v.pipe(v.string(), v.email(), v.brand('Email')), 'string'],
  [v.optional(v.nullable(v.number())), 'number'],
  [v.pipe(v.number(), v.integer()), 'integer'],
  [v.pipe(v.number(), v.minValue(1)), 'number'],
  [v.boolean(), 'boolean'],
  [v.bigint(), 'bigint'],
  [v.date(), 'date'],
  [v.literal('a'), 'string'],
  [v.picklist([1, 2]), 'number'],
  [v.picklist(['a', 1]), undefined],
  [v.nonNullable(v.nullable(v.string())), 'string'],
  [v.union([v.literal('a'), v.string(), v.null()]), 'string'],
  [v.union([v.string(), v.number()]), undefined],
  [v.pipe(v.string(), v.toDate()), 'date'],
  [v.pipe(v.string(), v.toNumber(), v.integer()), 'integer'],
  [v.pipe(v.string(), v.toNumber(), v.toString()), 'string'],
  [v.pipe(v.unknown(), v.string()), 'string'],
  [v.pipe(v.string(), v.parseJson()), undefined],
  [v.pipe(v.string(), v.transform(Number)), undefined],
  [v.pipe(v.string(), v.transform(Number), v.number()), 'number'],
  [
    v.pipe(
      v.string(),
      v.check((text) => text !== ''),
    ),
    'string',
  ],
  [v.array(v.string()), undefined],
  [v.object({ a: v.string() }), undefined],
  [v.record(v.string(), v.string()), undefined],
  [v.unknown(), undefined],
  [v.custom(Boolean), undefined],
  [v.lazy(() => v.string()), undefined],
])('%#: %o', (schema, kind) => {
  expect(scalarKind(lowered(schema as v.GenericSchema<any /* any input */, unknown>))).toBe(kind);
});
