import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentsOf } from './segments-of.js';

const NAMES = [
  '',
  'a',
  'a.b',
  'a[b]',
  'a[]',
  '[a]',
  'user[is_admin]',
  '__proto__.x',
  'a]',
  '.',
  '[]',
];

test.each(NAMES)('without a notation, %j is a key', (name) => {
  expect(segmentsOf(name, undefined, 8)).toEqual([name]);
});

describe('brackets', () => {
  test.each<[name: string, segments: readonly string[] | undefined]>([
    ['a', ['a']],
    ['a.b', ['a.b']],
    ['a[b]', ['a', 'b']],
    ['a[0][b c]', ['a', '0', 'b c']],
    ['a[]', ['a', '']],
    ['a[b][]', ['a', 'b', '']],
    ['__proto__[x]', ['__proto__', 'x']],
    ['', undefined],
    ['[]', undefined],
    ['[a]', undefined],
    ['a[', undefined],
    ['a]', undefined],
    ['a[b', undefined],
    ['a[b]c', undefined],
    ['a[b]c[d]', undefined],
    ['a[b].c', undefined],
    ['a[[b]]', undefined],
    ['a[b]]', undefined],
    ['a[][]', undefined],
    ['a[][b]', undefined], // the next item, or the same one? Peers disagree
    ['a]b[c]', undefined],
  ])('%j is %j', (name, segments) => {
    expect(segmentsOf(name, 'brackets', 8)).toEqual(segments);
  });
});

describe('dots', () => {
  test.each<[name: string, segments: readonly string[] | undefined]>([
    ['a', ['a']],
    ['a.b', ['a', 'b']],
    ['a.0.b', ['a', '0', 'b']],
    ['a[b]', ['a[b]']],
    ['__proto__.x', ['__proto__', 'x']],
    ['', undefined],
    ['.', undefined],
    ['.a', undefined],
    ['a.', undefined],
    ['a..b', undefined],
  ])('%j is %j', (name, segments) => {
    expect(segmentsOf(name, 'dots', 8)).toEqual(segments);
  });
});

// A failure prints its seed.
test('a name is spelt in one way only', () => {
  const name = fc.string({ unit: fc.constantFrom('a', '0', '[', ']', '.') });
  fc.assert(
    fc.property(name, fc.constantFrom('brackets', 'dots'), (text, notation) => {
      const segments = segmentsOf(text, notation, 1_000);
      if (segments === undefined) return;
      const [head = '', ...rest] = segments;
      const inBrackets = head + rest.map((segment) => `[${segment}]`).join('');
      expect(notation === 'dots' ? segments.join('.') : inBrackets).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('no more are looked for than are asked for, and one', () => {
  expect(segmentsOf('a[b][c][d]', 'brackets', 2)).toEqual(['a', 'b', 'c']);
  expect(segmentsOf('a.b.c.d', 'dots', 2)).toEqual(['a', 'b', 'c']);
  expect(segmentsOf('a[b][c][]', 'brackets', 4)).toEqual(['a', 'b', 'c', '']);
});
