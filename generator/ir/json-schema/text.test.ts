import * as v from 'valibot';
import { expect, test } from 'vitest';
import { sent, toReader, type Row } from '../../../test/said.js';

const BEYOND = String.raw`[^\u0000-\ud7ff\ue000-\uffff]`;

test.each<Row>([
  [v.pipe(v.string(), v.minLength(1)), { type: 'string', minLength: 1 }],
  [
    v.pipe(v.string(), v.minLength(12), v.maxLength(128)),
    { type: 'string', pattern: `^[\\s\\S]{12}|${BEYOND}`, maxLength: 128 },
  ],
  [
    v.pipe(v.string(), v.minLength(3), v.regex(/^[a-z]+$/i)),
    { type: 'string', minLength: 3, pattern: '^[A-Za-z]+$' },
  ],
  [v.pipe(v.string(), v.codePoints(3)), { type: 'string', minLength: 3, maxLength: 3 }],
  [v.pipe(v.string(), v.bytes(8)), { type: 'string', minLength: 2, maxLength: 8 }],
  [v.pipe(v.string(), v.maxGraphemes(3)), { type: 'string' }],
])('the length of a text: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test.each<Row>([
  [
    v.pipe(v.string(), v.domain()),
    {
      type: 'string',
      format: 'hostname',
      pattern:
        '^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}$',
    },
  ],
  [v.pipe(v.string(), v.regex(/^.$/)), { type: 'string', pattern: `^.$|${BEYOND}` }],
  [v.pipe(v.string(), v.url()), { type: 'string' }],
  [
    v.pipe(v.string(), v.digits(), v.startsWith('1')),
    { type: 'string', pattern: '^\\d+$', allOf: [{ type: 'string', pattern: '^1' }] },
  ],
  [
    v.pipe(v.string(), v.includes('a+b'), v.excludes('$')),
    { type: 'string', pattern: 'a\\+b', allOf: [{ type: 'string', pattern: '^[^\\$]*$' }] },
  ],
  [
    v.pipe(v.string(), v.excludes('ab')),
    { type: 'string', not: { type: 'string', pattern: 'ab' } },
  ],
  [v.pipe(v.string(), v.excludes('\0')), { type: 'string', pattern: '^[^\\x00]*$' }],
  [v.pipe(v.string(), v.endsWith('\n')), { type: 'string', pattern: '\\x0a$' }],
  [v.pipe(v.string(), v.startsWith('\ud83d')), { type: 'string' }],
  [v.pipe(v.string(), v.startsWith('')), { type: 'string' }],
  [v.pipe(v.string(), v.excludes('')), { not: {} }],
])('the rules of a text: %#', (schema, expected) => {
  expect(sent(schema)).toEqual(expected);
});

test.each<Row>([
  [v.pipe(v.string(), v.minLength(12)), { type: 'string', minLength: 12 }],
  [v.pipe(v.string(), v.email()), { type: 'string', format: 'email' }],
  [v.pipe(v.string(), v.isoDate()), { type: 'string', format: 'date' }],
  [v.pipe(v.string(), v.url()), { type: 'string', format: 'uri' }],
  [v.pipe(v.string(), v.regex(/^.$/)), { type: 'string', pattern: '^.$' }],
  // hey-api takes a part without a type for `any`
  [
    v.pipe(v.string(), v.startsWith('a'), v.endsWith('z')),
    { type: 'string', pattern: '^a', allOf: [{ type: 'string', pattern: 'z$' }] },
  ],
])('a text, to readers: %#', (schema, expected) => {
  expect(toReader(schema)).toEqual(expected);
});
