import { describe, expect, test } from 'vitest';
import { isWellFormed } from './well-formed.js';

const native = Object.getOwnPropertyDescriptor(String.prototype, 'isWellFormed')!;

describe.each(['natively', 'where it is not known natively'])('%s', (how) => {
  test.each([
    ['', true],
    ['a', true],
    ['ä東😀', true],
    ['\ud83d', false],
    ['\ude00', false],
    ['a\ud83d😀', false],
    ['😀\ude00', false],
    ['\ude00\ud83d', false],
  ])('%j: %s', (text, expected) => {
    if (how !== 'natively') delete (String.prototype as { isWellFormed?: unknown }).isWellFormed;
    try {
      expect(isWellFormed(text)).toBe(expected);
    } finally {
      Object.defineProperty(String.prototype, 'isWellFormed', native);
    }
  });
});
