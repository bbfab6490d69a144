import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { counted } from './counted.js';
import { issuesFrom } from './issue.js';

const MEGABYTE = 'long '.repeat(200_000);

const RULES = {
  graphemes: (n: number) => v.graphemes(n),
  minGraphemes: (n: number) => v.minGraphemes(n),
  maxGraphemes: (n: number) => v.maxGraphemes(n, 'Too many'),
  notGraphemes: (n: number) => v.notGraphemes(n),
  words: (n: number) => v.words('en', n),
  minWords: (n: number) => v.minWords(['de', 'en'], n),
  maxWords: (n: number) => v.maxWords(undefined, n),
  notWords: (n: number) => v.notWords('en', n, 'Not so many'),
};

const text = fc
  .array(fc.constantFrom('a', ' ', "it's", '👩🏽', '🇩🇪', '東京', '.'))
  .map((all) => all.join(''));
const requirement = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.constantFrom(-1, 1.5, Infinity, -Infinity, Number.NaN),
);

describe.each(Object.entries(RULES))('%s', (_, make) => {
  test('is answered as by valibot', () => {
    fc.assert(
      fc.property(text, requirement, (input, n) => {
        const answers = [make(n), counted(make(n))].map((rule) => {
          const { success, issues } = v.safeParse(v.pipe(v.string(), rule), input);
          return { success, issues: issuesFrom(issues ?? []) };
        });
        expect(answers[1]).toEqual(answers[0]);
      }),
    );
  });

  test('is answered of a megabyte', () => {
    expect(v.safeParse(v.pipe(v.string(), counted(make(3))), MEGABYTE).success).toBe(
      v.safeParse(v.pipe(v.string(), make(3)), 'long long long long').success,
    );
  });
});

test('a value of another type is not asked', () => {
  const schema = v.pipe(v.string(), counted(v.minGraphemes(2)));
  expect(v.safeParse(schema, 1).issues).toHaveLength(1);
});

test('valibot fails where it always does', () => {
  const anything = v.pipe(v.any(), counted(v.minWords('en', 2)));
  expect(() => v.safeParse(anything, Symbol('a'))).toThrow(TypeError);
  expect(() => v.safeParse(anything, { toString: 1 })).toThrow(TypeError);
  const odd = v.pipe(v.string(), counted(v.minWords('no such locale', 2)));
  expect(() => v.safeParse(odd, 'a')).toThrow(RangeError);
});
