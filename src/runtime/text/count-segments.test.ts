import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSegments } from './count-segments.js';

const GRAPHEMES = new Intl.Segmenter();
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

/** What a boundary may depend on: joiners, flags, syllables, quotes, and words that only a dictionary tells. */
const PARTS = [
  'a', "can't", '3.14', ' ', '  ', '\r\n', '-', '.', ',', '_', '"', 'é', 'e\u0301', '\u0301\u0301', '\u00ad',
  '👩🏽', '👩\u200d👧', '🇩', '🇩🇪', '1\ufe0f\u20e3', '\u200d', '한', '\u1100', '\u1161', '\u11a8', 'क्ष', 'க்',
  '東京都に住んでいます', '中华人民共和国', 'カタカナ', '。', 'สวัสดีครับ', 'שלום', "א'", '\ud83d', '\u0000',
]; // prettier-ignore

const line = fc
  .tuple(
    fc.array(fc.constantFrom(...PARTS), { maxLength: 40 }),
    fc.integer({ min: 1, max: 500 }),
    fc.array(fc.constantFrom(...PARTS), { maxLength: 40 }),
  )
  .map(
    ([parts, times, end]) => `${(parts.join('').repeat(times) + end.join('')).slice(0, 6_000)}\n`,
  );

const all = (segmenter: Intl.Segmenter, of: string): number =>
  [...segmenter.segment(of)].filter(({ isWordLike }) => isWordLike !== false).length;

test.each([
  ['graphemes', GRAPHEMES],
  ['words', WORDS],
])('in windows there are as many %s as in the whole', (_, segmenter) => {
  fc.assert(
    fc.property(line, fc.integer({ min: 1, max: 5 }), (one, lines) => {
      const inAll = lines * all(segmenter, one);
      expect(countSegments(one.repeat(lines), segmenter, Infinity)).toBe(inAll);
    }),
    { numRuns: 30 },
  );
});

test('a run that only a dictionary divides, and that ends otherwise where it is cut, is counted whole', () => {
  for (const length of [2_148, 3_628, 5_000, 8_000]) {
    const text = "א'\u00adสวัสดีครับ".repeat(1_000).slice(0, length);
    expect(countSegments(text, WORDS, Infinity)).toBe(all(WORDS, text));
    expect(countSegments(`${text} `.repeat(3), WORDS, Infinity)).toBe(3 * all(WORDS, text));
  }
});

test('they are counted no further than is asked', () => {
  expect(countSegments('one two three', WORDS, 2)).toBe(2);
  expect(countSegments('a'.repeat(10_000), GRAPHEMES, 5_000)).toBe(5_000);
  expect(countSegments('a', GRAPHEMES, 0)).toBe(0);
  expect(countSegments('a', GRAPHEMES, -Infinity)).toBe(0);
  expect(countSegments('', WORDS, 1)).toBe(0);
});

test('one segment may be longer than a window', () => {
  expect(countSegments(`x${'\u0301'.repeat(50_000)} y`, GRAPHEMES, Infinity)).toBe(3);
  expect(countSegments(`${'x'.repeat(50_000)} y`, WORDS, Infinity)).toBe(2);
});

test('a long text is counted', () => {
  expect(countSegments('long '.repeat(50_000), GRAPHEMES, Infinity)).toBe(250_000);
  expect(countSegments('- '.repeat(100_000), WORDS, 1)).toBe(0);
});
