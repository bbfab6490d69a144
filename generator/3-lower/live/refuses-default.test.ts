import * as v from 'valibot';
import { expect, test } from 'vitest';
import { refusesDefault } from './refuses-default.js';

const adult = v.pipe(v.number(), v.minValue(18));
const records = v.pipe(v.array(v.record(v.string(), v.number())), v.sortItems());
const slow = v.pipe(v.string(), v.regex(/^(?:a+)+$/));

test.each<[string, boolean, v.GenericSchema<unknown>]>([
  ['is refused that a rule refuses', true, v.optional(adult, 3)],
  ["is, if valibot's own rule throws at it", true, v.optional(records, [{ toString: 1 }, {}])],
  ['is not if it fits', false, v.optional(adult, 20)],
  ['is not if there is none', false, v.optional(adult)],
  ['is not tried with a pattern that takes ages', false, v.optional(slow, `${'a'.repeat(99)}!`)],
  [
    'is tried if a getter needs its input',
    true,
    v.optional(v.union([v.lazy((input) => (input as { a: typeof slow }).a), adult]), 3),
  ],
])('a default %s', (_, refused, schema) => {
  expect(refusesDefault(schema)).toBe(refused);
});
