import { expect, test } from 'vitest';
import { patternOf } from './pattern.js';

const SOURCE = String.raw`^\w+(?:\.\w+)*$`;
const LONG = `a${'.a'.repeat(8_000_000)}`;

test('a text that leaves no stack to match with does not match', () => {
  expect(() => new RegExp(SOURCE).test(LONG)).toThrow(RangeError);
  expect(patternOf(SOURCE).test(LONG)).toBe(false);
});

test('any other text matches as ever', () => {
  const pattern = patternOf(SOURCE, 'i');
  expect(['a.B', '', 'a.'].map((text) => pattern.test(text))).toEqual([true, false, false]);
  expect(patternOf('^a$', 'i').test('A')).toBe(true);
  expect(patternOf('^a$').test('A')).toBe(false);
});
