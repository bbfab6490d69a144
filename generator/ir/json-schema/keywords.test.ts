import * as v from 'valibot';
import { expect, test } from 'vitest';
import { validatorOf } from '../../../test/json-validators.js';
import { lowered } from '../../../test/lowered.js';
import { sent, type Row } from '../../../test/said.js';

test.each<Row>([
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
])('a number: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test.each<Row>([
  [v.picklist(['a', 1, 2n as never]), { type: ['string', 'number'], enum: ['a', 1] }],
  [v.literal(Number.NaN), { not: {} }],
  [v.picklist([]), { not: {} }],
])('values: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test('a length that a list may not have is no matter of a text', () => {
  const schema = v.pipe(v.union([v.string(), v.array(v.any())]), v.notLength(2));
  const isValid = validatorOf(lowered(schema), 'input', 'draft-2020-12');
  expect(['a', [1, 2], [1]].map(isValid)).toEqual([true, false, true]);
});
