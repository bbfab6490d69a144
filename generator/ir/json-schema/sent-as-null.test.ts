import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lowered } from '../../../test/lowered.js';
import { isSentAsNull, mayReturnUnsayable } from './sent-as-null.js';

test('null is sent for itself and for numbers that JSON has not', () => {
  expect([null, Number.NaN, Infinity, -Infinity].map(isSentAsNull)).toEqual(Array(4).fill(true));
  expect([0, '', false, undefined, 1n, {}, []].some(isSentAsNull)).toBe(false);
});

test.each<[string, v.GenericSchema<any /* any input */, unknown>, boolean]>([
  ['a value that is no number', v.literal(Number.NaN), true],
  ['one of several', v.picklist([1, Infinity]), true],
  ['null', v.null(), false],
  ['a listed null', v.nullable(v.picklist(['a'])), false],
  ['other values', v.picklist([1, 2]), false],
  ['a default that is no number', v.optional(v.number(), Number.NaN), true],
  ['another default', v.optional(v.number(), 0), false],
  ['null as a default', v.nullish(v.number(), null), false],
  ['no default', v.optional(v.number()), false],
  ['what only the user’s code knows', v.custom<number>(Boolean), true],
  ['in a list', v.array(v.literal(Infinity)), true],
])('%s may be returned but not sent: %s', (_, schema, expected) => {
  expect(mayReturnUnsayable(lowered(schema))).toBe(expected);
});
