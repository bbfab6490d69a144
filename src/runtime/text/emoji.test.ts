import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { EMOJI } from './emoji.js';

const PARTS = [
  '👩', '🏽', '🏻', '\u200d', '\ufe0f', '\u20e3', '🇩', '🇪', '1', '#', '✈', '❤', '😀', '🏴', '\u{E0067}',
  '\u{E0062}', '\u{E0031}', '\u{E007F}', '🏳', '👁', '🦰', 'a',
]; // prettier-ignore

test('it takes the texts that valibot takes, and no others', () => {
  const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 9 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, (one) => {
      expect(EMOJI.test(one)).toBe(v.EMOJI_REGEX.test(one));
    }),
    { numRuns: 20_000 },
  );
});

test('it takes the same characters, beside each other, too', () => {
  const isOther = (text: string): boolean => EMOJI.test(text) !== v.EMOJI_REGEX.test(text);
  const others: string[] = [];
  for (let code = 0; code <= 0x10_ff_ff; code++) {
    const one = String.fromCodePoint(code);
    others.push(...[one, `${one}\ufe0f`, `👩${one}`, `${one}🏽`].filter(isOther));
  }
  expect(others).toEqual([]);
});

test('no text takes it long', () => {
  for (const part of [...PARTS, '👩🏽', '👩🏽\u200d', '1\ufe0f', '🏴🏴', '👩\u200d🏽'])
    for (const end of ['', '!', '🇩'])
      expect(EMOJI.test(`${part.repeat(20_000)}${end}a`)).toBe(false);
});
