import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { issuesFrom } from '../../../test/issues-from.js';
import { inLinearTime } from './in-linear-time.js';

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
        const answers = [make(n), inLinearTime(make(n))].map((rule) => {
          const { success, issues } = v.safeParse(v.pipe(v.string(), rule), input);
          return { success, issues: issuesFrom(issues ?? []) };
        });
        expect(answers[1]).toEqual(answers[0]);
      }),
    );
  });

  test('is answered of a megabyte', () => {
    expect(v.safeParse(v.pipe(v.string(), inLinearTime(make(3))), MEGABYTE).success).toBe(
      v.safeParse(v.pipe(v.string(), make(3)), 'long long long long').success,
    );
  });
});

test('an emoji is told in the words of valibot', () => {
  for (const message of [undefined, 'No emoji']) {
    const issues = [inLinearTime(v.emoji(message)), v.emoji(message)].map((rule) =>
      issuesFrom(v.safeParse(v.pipe(v.string(), rule), 'a').issues ?? []),
    );
    expect(issues[0]).toEqual(issues[1]);
  }
  const emoji = v.pipe(v.string(), inLinearTime(v.emoji()));
  expect(v.safeParse(emoji, `${'👩🏽'.repeat(1_000)}a`).success).toBe(false);
  expect(v.safeParse(emoji, '👩🏽'.repeat(1_000)).success).toBe(true);
});

const MARKS = '\u0315\u0300'.repeat(20);
const MANY_MARKS = '\u0315\u0300'.repeat(100_000);

test('a text is normalised as by valibot', () => {
  for (const form of [undefined, 'NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
    const schema = v.pipe(v.string(), inLinearTime(v.normalize(form)));
    for (const text of ['é', 'e\u0301', `a${MARKS}`, `\uff76${'\uff9e\u0315'.repeat(40)}`])
      expect(v.parse(schema, text)).toBe(text.normalize(form));
    v.parse(schema, MANY_MARKS);
  }
});

test('a URL is taken as by valibot, and stays as it was sent', () => {
  const url = v.url('No URL');
  const schema = v.pipe(v.string(), inLinearTime(url));
  const taken = `https://example.com/${MARKS}`;
  expect(v.parse(schema, taken)).toBe(taken);
  for (const text of ['', 'example.com', `http://a${MARKS}`, `http://${MARKS}`]) {
    const [ours, theirs] = [schema, v.pipe(v.string(), url)].map((one) => v.safeParse(one, text));
    expect(issuesFrom(ours?.issues ?? [])).toEqual(issuesFrom(theirs?.issues ?? []));
    expect(ours?.output).toBe(text);
  }
  expect(v.safeParse(schema, `http://a${MANY_MARKS}`).success).toBe(false);
});

test('what is no text is answered as by valibot', () => {
  const anything = v.pipe(v.any(), inLinearTime(v.url()));
  expect(v.safeParse(anything, 1).success).toBe(false);
  expect(v.safeParse(anything, { toString: 1 }).issues?.[0].message).toMatch(/^Invalid URL/);
  expect(v.safeParse(anything, new URL('http://a')).success).toBe(true);
  expect(() => v.parse(v.pipe(v.any(), inLinearTime(v.normalize())), 1)).toThrow(TypeError);
});

test('a value of another type is not asked', () => {
  const schema = v.pipe(v.string(), inLinearTime(v.minGraphemes(2)));
  expect(v.safeParse(schema, 1).issues).toHaveLength(1);
});

test('valibot fails where it always does', () => {
  const anything = v.pipe(v.any(), inLinearTime(v.minWords('en', 2)));
  expect(() => v.safeParse(anything, Symbol('a'))).toThrow(TypeError);
  expect(() => v.safeParse(anything, { toString: 1 })).toThrow(TypeError);
  const odd = v.pipe(v.string(), inLinearTime(v.minWords('no such locale', 2)));
  expect(() => v.safeParse(odd, 'a')).toThrow(RangeError);
});
