import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderedMarks } from './ordered-marks.js';

const FORMS = [
  ['NFC', 'canonical'],
  ['NFD', 'canonical'],
  ['NFKC', 'compatible'],
  ['NFKD', 'compatible'],
] as const;

const CODES = Array.from({ length: 0x11_00_00 }, (_, code) => code).filter(
  (code) => code < 0xd8_00 || code > 0xdf_ff,
);
const MARKS = CODES.map((code) => String.fromCodePoint(code)).filter((one) => /\p{M}/u.test(one));

/** Many marks, and some of what stands between them or becomes one. */
const text = fc
  .array(
    fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...MARKS) },
      { weight: 10, arbitrary: fc.constantFrom('\u0315', '\u0300', '\u0316', '\u0344', '\u3099') },
      { weight: 4, arbitrary: fc.constantFrom('\uff9e', '\uff9f') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('a', 'é', '한', 'カ', '\u034f', '\ufc5e', '\ud834', ' '),
      },
    ),
    { maxLength: 200 },
  )
  .map((parts) => parts.join(''));

describe.each(FORMS)('%s', (form, kind) => {
  test('makes the same of it', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(orderedMarks(one, kind).normalize(form)).toBe(one.normalize(form));
      }),
    );
  });

  test('of a megabyte of marks takes no minutes', () => {
    for (const marks of ['\u0315\u0300', '\uff9e\u0315', '\u0344\u0316', '\u0345\u0334'])
      expect(orderedMarks(`a${marks.repeat(100_000)}`, kind).normalize(form)).not.toBe('');
  });
});

test('nothing else becomes a run of marks', () => {
  const isAfter = (left: string, right: string): boolean =>
    (left + right).normalize('NFD') !== left + right;
  const others = CODES.map((code) => String.fromCodePoint(code)).filter((one) => {
    if (/[\p{M}\uFF9E\uFF9F]/u.test(one)) return false;
    const first = String.fromCodePoint(one.normalize('NFKD').codePointAt(0) ?? 0);
    return isAfter('\u0345', first) || isAfter(first, '\u0334');
  });
  expect(others).toEqual([]);
});

test('a text with few marks is as it was', () => {
  for (const one of ['', 'a', 'a\u0315\u0300', '\u0315\u0300'.repeat(15)]) {
    expect(orderedMarks(one, 'compatible')).toBe(one);
  }
});
