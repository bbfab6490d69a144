import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { INVALID } from './invalid.js';
import { accepted, countKeys, isReadable } from './read.js';

describe('isReadable', () => {
  test.each([[{}], [Object.create(null)], [JSON.parse('{"a": 1}')]])(
    'takes a plain object',
    (value) => {
      expect(isReadable(value)).toBe(true);
    },
  );

  test.each([
    [null],
    [undefined],
    [''],
    [[]],
    [new Date()],
    [new Map()],
    [Object.create({ a: 1 })],
  ])('refuses %o', (value) => {
    expect(isReadable(value)).toBe(false);
  });

  test('leaves objects of another realm, whose prototype it does not know, to the schema', () => {
    expect(isReadable(runInNewContext('({})'))).toBe(false);
  });
});

describe('countKeys', () => {
  test('counts what JSON would write', () => {
    expect(countKeys({ a: 1, b: undefined, [Symbol('c')]: 1 })).toBe(2);
  });

  test('counts an own `__proto__`', () => {
    expect(countKeys(JSON.parse('{"__proto__": 1}'))).toBe(1);
  });
});

describe('accepted', () => {
  test('returns what the schema makes of a value', () => {
    expect(accepted(v.pipe(v.string(), v.trim()), ' a ')).toBe('a');
  });

  test('returns INVALID for what it refuses', () => {
    expect(accepted(v.string(), 1)).toBe(INVALID);
  });
});
