import * as v from 'valibot';
import { expect, test } from 'vitest';
import { returned, sent, toReader, type Row } from '../../../test/said.js';

test.each<Row>([
  [v.pipe(v.string(), v.maxLength(9), v.trim(), v.email()), { type: 'string', maxLength: 9 }],
  [v.pipe(v.pipe(v.string(), v.trim()), v.minLength(1)), { type: 'string' }],
  [v.pipe(v.string(), v.brand('Name'), v.maxLength(9)), { type: 'string', maxLength: 9 }],
  [v.pipe(v.unknown(), v.string(), v.maxLength(9)), { type: 'string', maxLength: 9 }],
  [v.pipe(v.string(), v.transform(Number), v.number()), { type: 'string' }],
  [
    v.pipe(v.array(v.pipe(v.string(), v.trim())), v.maxLength(3), v.includes('a')),
    { type: 'array', items: { type: 'string' }, maxItems: 3 },
  ],
])('rules after a transformation do not apply to what is sent: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test.each<Row>([
  [v.pipe(v.string(), v.minLength(3), v.trim()), { type: 'string' }],
  [v.pipe(v.string(), v.trim(), v.maxLength(3)), { type: 'string', maxLength: 3 }],
  [v.pipe(v.string(), v.toLowerCase(), v.regex(/^[a-z]$/)), { type: 'string', pattern: '^[a-z]$' }],
  [v.pipe(v.string(), v.isoTimestamp(), v.toDate()), { type: 'string', format: 'date-time' }],
  [
    v.pipe(v.string(), v.toNumber(), v.minValue(1), v.maxValue(9)),
    { type: 'number', minimum: 1, maximum: 9 },
  ],
  [v.pipe(v.string(), v.toNumber(), v.integer()), { type: 'integer' }],
  [v.pipe(v.string(), v.transform(Number)), {}],
  [v.pipe(v.string(), v.transform(Number), v.number()), { type: 'number' }],
  [v.pipe(v.number(), v.maxValue(3), v.toMinValue(5)), { type: 'number', minimum: 5 }],
  [
    v.pipe(v.array(v.any()), v.maxLength(3), v.sortItems()),
    { type: 'array', items: {}, maxItems: 3 },
  ],
])('what a transformation returns: %#', (schema, expected) => {
  expect(returned(schema)).toEqual(expected);
});

test.each<Row>([
  [v.pipe(v.any(), v.toMinValue(new Date(0))), {}],
  [v.pipe(v.any(), v.toMaxValue('m')), {}],
  [v.pipe(v.any(), v.toMinValue(5n)), {}],
  [v.pipe(v.string(), v.maxLength(3), v.toMinValue('m')), { type: 'string' }],
  [v.pipe(v.date(), v.toMaxValue(new Date(0))), { type: 'string', format: 'date-time' }],
  [v.pipe(v.bigint(), v.toMinValue(5n)), { type: ['integer', 'string'] }],
])('a limit may replace a value of another type, or leave it: %#', (schema, expected) => {
  expect(returned(schema)).toEqual(expected);
});

test.each<Row>([
  [v.pipe(v.fallback(v.string(), 'fb'), v.minLength(3)), {}],
  [v.pipe(v.fallback(v.string(), 'fb'), v.toNumber()), {}],
  [
    v.pipe(v.fallback(v.optional(v.string(), 'abc'), 'fb'), v.nonEmpty()),
    { minLength: 1, minItems: 1 },
  ],
])('a missing key gets the fallback, whatever the pipe asks: %#', (schema, expected) => {
  expect(returned(schema)).toEqual(expected);
});

test.each<Row>([
  [v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email()), { type: 'string', format: 'email' }],
  [v.pipe(v.string(), v.transform(String), v.email()), { type: 'string' }],
])('a transformed text, to readers: %#', (schema, expected) => {
  expect(toReader(schema)).toEqual(expected);
});
