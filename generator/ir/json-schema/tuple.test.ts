import * as v from 'valibot';
import { expect, test } from 'vitest';
import { returned, sent, toReader, type Row } from '../../../test/said.js';

const maybeText = v.undefinedable(v.string());

test.each<Row>([
  [
    v.pipe(v.array(v.string()), v.nonEmpty(), v.maxLength(3)),
    { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3 },
  ],
])('the length of a list: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test.each<Row>([
  [
    v.tuple([v.any(), v.string(), v.optional(v.number())]),
    { type: 'array', prefixItems: [{}, { type: 'string' }, { type: 'number' }], minItems: 2 },
  ],
  [v.strictTuple([]), { type: 'array', maxItems: 0 }],
])(
  'missing items of a tuple are undefined, and items too many are dropped: %#',
  (schema, expected) => {
    expect(sent(schema)).toEqual(expected);
  },
);

test.each<Row>([
  [v.array(maybeText), { type: 'array', items: { type: ['string', 'null'] } }],
  [v.tupleWithRest([], maybeText), { type: 'array', items: { type: ['string', 'null'] } }],
  [
    v.tuple([v.string(), v.optional(v.number())]),
    {
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: ['number', 'null'] }],
      minItems: 2,
      maxItems: 2,
    },
  ],
])('an item that is undefined is written as null: %#', (schema, expected) => {
  expect(returned(schema)).toEqual(expected);
});

test.each<Row>([
  [v.array(v.unknown()), { type: 'array', items: {} }],
  [
    v.tuple([v.string()]),
    { type: 'array', prefixItems: [{ type: 'string' }], minItems: 1, maxItems: 1 },
  ],
  [v.looseTuple([v.string()]), { type: 'array', prefixItems: [{ type: 'string' }], minItems: 1 }],
])(
  'an item too many would be dropped, so readers are not told that they can send it: %#',
  (schema, expected) => {
    expect(toReader(schema)).toEqual(expected);
  },
);
