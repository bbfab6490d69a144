import { describe, expect, test } from 'vitest';
import { refuseOrDrop, wrongType } from '../report.js';
import { accepts, isSent } from './accepts.js';
import type { ModelReader } from './reader.js';

describe('accepts', () => {
  const reader: ModelReader = (value, report) => {
    if (value === 'wrong') wrongType(report, 'Wrong');
    if (value === 'unknown') refuseOrDrop(report, 'unknown_key', 'Unknown key', 'key');
    return value;
  };

  test.each([
    ['right', true],
    ['wrong', false],
    ['unknown', false],
  ])('what is %s: %s', (value, is) => {
    expect(accepts(reader, value, 1)).toBe(is);
  });

  test('hands on who asks, and for what', () => {
    const asked: unknown[] = [];
    accepts((...given) => asked.push(given[0], ...given.slice(2)), 'input', 5, 'update');
    expect(asked).toEqual(['input', 5, 'update']);
  });
});

describe('isSent', () => {
  test.each([
    ['an own key', { a: null }, 'a', true],
    ['one that undefined was put at', { a: undefined }, 'a', false],
    ['one that is not there', {}, 'a', false],
    ['one that all objects inherit', {}, 'toString', false],
    ['an own one of that name', { toString: 1 }, 'toString', true],
  ])('%s', (_, input, key, is) => {
    expect(isSent(input, key)).toBe(is);
  });
});
