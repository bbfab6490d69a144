import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextTakes } from './form-place.js';
import { textValue } from './text-value.js';

const NOTHING: TextTakes = {
  text: false,
  number: false,
  integer: false,
  boolean: false,
  bigint: false,
  date: false,
};

const NUMBER: TextTakes = { ...NOTHING, number: true };
const INTEGER: TextTakes = { ...NUMBER, integer: true };
const BOOLEAN: TextTakes = { ...NOTHING, boolean: true };
const BIGINT: TextTakes = { ...NOTHING, integer: true, bigint: true };

describe('a number', () => {
  test.each([
    ['0', 0],
    ['-0', -0],
    ['42', 42],
    ['-1.5', -1.5],
    ['1e3', 1000],
    ['1E+3', 1000],
    ['15e-1', 1.5],
    ['9007199254740991', 2 ** 53 - 1],
  ])('is what JSON writes: %s', (text, value) => {
    expect(textValue(text, INTEGER)).toEqual({ value });
  });

  test.each([
    '', ' ', ' 1', '1 ', '1\n', '+1', '01', '-', '--1', '.5', '5.', '1e', '1e+', '0x10', '0b1', '0o7', '1_000',
    '1,5', '1,000', '１', 'Infinity', '-Infinity', 'NaN', 'null', 'true', '1n', '[1]', '1;2', '9'.repeat(1_001),
  ])('is no other text: %j', (text) => {
    expect(textValue(text, NUMBER)).toEqual({ value: text });
  }); // prettier-ignore

  test.each([
    ['1e400', NUMBER, 'Number beyond what a double holds'],
    ['-1e400', INTEGER, 'Number beyond what a double holds'],
    ['9007199254740993', INTEGER, 'Integer not exact as a double'],
    ['1.00000000000000000001', INTEGER, 'Integer not exact as a double'],
  ])('must not lose what matters: %s', (text, takes, refusal) => {
    expect(textValue(text, takes)).toEqual({ refusal });
  });

  test('is rounded where fractions are taken, as in JSON', () => {
    expect(textValue('9007199254740993', NUMBER)).toEqual({ value: 2 ** 53 });
  });

  test('says what JSON.parse says', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'0123456789+-.eE ') }),
      fc.double().map(String),
      fc.json(),
    );
    fc.assert(
      fc.property(text, (literal) => {
        const value = jsonNumber(literal);
        if (value === undefined) expect(textValue(literal, NUMBER)).toEqual({ value: literal });
        else if (Number.isFinite(value)) expect(textValue(literal, NUMBER)).toEqual({ value });
        else expect(textValue(literal, NUMBER)).toHaveProperty('refusal');
      }),
      { numRuns: 5000 },
    );
  });
});

/** Nothing, if it is no JSON, no number, or has space around it, which JSON allows and we don't. */
function jsonNumber(text: string): number | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'number' && text.trim() === text ? value : undefined;
  } catch {
    return undefined;
  }
}

describe('a boolean', () => {
  test.each([
    ['true', true],
    ['on', true],
    ['false', false],
  ])('is %s', (text, value) => {
    expect(textValue(text, BOOLEAN)).toEqual({ value });
  });

  test.each([
    '',
    '0',
    '1',
    'yes',
    'no',
    'off',
    'True',
    'TRUE',
    ' true',
    'constructor',
    '__proto__',
  ])('is not %j', (text) => {
    expect(textValue(text, BOOLEAN)).toEqual({ value: text });
  });
});

describe('a bigint', () => {
  test.each([
    ['0', 0n],
    ['-7', -7n],
    ['9007199254740993', 9007199254740993n],
  ])('is %s', (text, value) => {
    expect(textValue(text, BIGINT)).toEqual({ value });
  });

  test.each(['', ' ', '1.0', '1e3', '0x10', '+1', '01', '1n', '9'.repeat(1_001)])(
    'is not %j',
    (text) => {
      expect(textValue(text, BIGINT)).toEqual({ value: text });
    },
  );

  test('holds what a number beside it would lose', () => {
    const either = { ...INTEGER, bigint: true };
    expect(textValue('5', either)).toEqual({ value: 5 });
    expect(textValue('9007199254740993', either)).toEqual({ value: 9007199254740993n });
  });
});

test.each(['1', 'true', '2026-01-31', '', 'on'])('where texts are taken, %j is one', (text) => {
  const all = { ...INTEGER, text: true, boolean: true, date: true, bigint: true };
  expect(textValue(text, all)).toEqual({ value: text });
});

test.each(['1', 'true', '2026-01-31', ''])('where nothing is taken, %j stays as it is', (text) => {
  expect(textValue(text, NOTHING)).toEqual({ value: text });
});

test('a megabyte takes no time', () => {
  const started = performance.now();
  for (const text of ['9'.repeat(1_000_000), `1.${'0'.repeat(1_000_000)}`, '-'.repeat(1_000_000)]) {
    for (const takes of [INTEGER, BIGINT, BOOLEAN]) textValue(text, takes);
  }
  expect(performance.now() - started).toBeLessThan(1_000);
});
