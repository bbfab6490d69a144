import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { hasSingleUnits, jsonPatternOf } from './pattern.js';

test.each([
  [/^[a-z]+$/i, '^[A-Za-z]+$'],
  [/^foo$/iu, '^[fF][oO][oO]$'],
  [/^[ks]$/iu, String.raw`^[KS\u017f\u212aks]$`],
  [/^[^a]$/i, '^[^Aa]$'],
  [/^\w$/iu, String.raw`^[\w\u017f\u212a]$`],
  [/^[a-zà-ÿ]$/i, String.raw`^[A-Z\u00c0-\u00d6\u00d8-\u00de\u0178a-zà-ÿ]$`],
  [/^.+$/s, String.raw`^[\s\S]+$`],
  [new RegExp(String.raw`^\w+\@\w+$`), String.raw`^\w+@\w+$`],
  [/^[\w-.]+$/, String.raw`^[\w\-.]+$`],
  [/^a{,5}]}$/, String.raw`^a\{,5\}\]\}$`],
  [/^(?<year>\d{4})-\k<year>$/u, String.raw`^(?<year>\d{4})-\k<year>$`],
  [new RegExp('^[\\d.]+$', 'v'), String.raw`^[\d.]+$`],
  [new RegExp('^[\\p{L} ]+$', 'v'), undefined],
  [new RegExp('^[[a-z]--[aeiou]]$', 'v'), undefined],
  [/^(a)\1$/i, undefined],
  [/^a$/m, undefined],
  [/^a$/g, undefined],
  [new RegExp(String.raw`^\u{3}$`), undefined],
  [/\ba\b/iu, undefined],
])('%s is said as %s', (expression, source) => {
  expect(jsonPatternOf(expression)?.source).toBe(source);
});

/** Up to U+FFFF only: without `u`, an expression sees halves of characters beyond. */
const CASED: readonly string[] = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((one) => /\p{Changes_When_Casemapped}/u.test(one)); // prettier-ignore

test.each([
  [/^[a-z0-9_]{3,}$/, true],
  [/^(?:a|é)\d$|^\s$/i, true],
  [/^(?=.{3}$)[a-c]+$/, true],
  [/^[\w.-]+$/u, true],
  [/[a-z]/, false],
  [/^a$|b/, false],
  [/^.$/, false],
  [/^[^a]$/, false],
  [/^\S$/, false],
  [/^[a-\uffff]$/, false],
  [/^[😀]$/u, false],
  [/^\p{L}$/u, false],
])('%s lets single units through only: %s', (expression, expected) => {
  expect(hasSingleUnits(expression)).toBe(expected);
});

/** Single tokens, with ASCII or other letters. */
const TOKENS = [
  'k', 's', 'é', '\\w', '\\W', '\\K', '\\u006b', '\\xe9', '\\u00c9', '\\p{Lu}', '[a-z]', '[^a-z]', '[^\\W_]',
  '[!-~]', '[^s-]', '[\\S]', '[\\x4b]', '[\\153]', '[\\340-\\377]', '[\\xe0-\\xff]', '[\\u00c0-\\u00ff]', '[ -é]', '[é]',
]; // prettier-ignore

/** Expressions that `u` reads differently or refuses. */
const UNSAID = [/^\W$/iu, /^[^\W_]$/iu].concat(
  ['\\K', '\\p{Lu}', '[\\153]', '[\\340-\\377]'].map((token) => new RegExp(`^${token}$`, 'i')),
);

test.each(
  TOKENS.flatMap((token) => ['i', 'iu'].flatMap((flags) => made(`^${token}$`, flags) ?? [])).filter(
    (one) => !UNSAID.map(String).includes(String(one)),
  ),
)('%s is said for every letter that has another case', (expression) => {
  const pattern = new RegExp(jsonPatternOf(expression)?.source ?? '', 'u');
  const others = CASED.filter((letter) => pattern.test(letter) !== expression.test(letter));
  expect(others).toEqual([]);
});

test.each(UNSAID)('%s is not said', (expression) => {
  expect(jsonPatternOf(expression)).toBeUndefined();
});

/** Parts of expressions that need another spelling in a pattern. */
const parts = fc.constantFrom(
  'a', 'K', 's', 'é', '.', '-', '/', '\\/', '\\-', '\\.', '\\@', '\\d', '\\w', '\\W', '\\S', '\\s',
  '[a-z]', '[^b]', '[\\w-.]', '[a-c-]', '[-s]', '[^\\W_]', '[é-ü]', '[\\x41-K]', '\\u0041', '[😀]',
  '(?:a|b)', '(?=.b)', '(?!a)', '(s)', '\\b', '}', ']', '{,2}',
); // prettier-ignore
const quantifiers = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '+?');
const expressions = fc
  .tuple(
    fc.array(fc.tuple(parts, quantifiers), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '^'),
    fc.constantFrom('', '$'),
    fc.constantFrom('', 'i', 'u', 'iu', 's', 'isu', 'v'),
  )
  .map(([pieces, start, end, flags]) => made(`${start}${pieces.flat().join('')}${end}`, flags))
  .filter((expression) => expression !== undefined);

function made(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined; // not all parts are valid with all flags
  }
}

const texts = fc.array(
  fc.constantFrom(...'aAbkKsSé', 'É', 'ſ', '\u212a', '😀', '\ud83d', '\ude00', '.', '-', '/', '_', ' ', '\n', '1', '@', '}', ']', '{,2}'),
  { maxLength: 5 },
).map((units) => units.join('')); // prettier-ignore

/** What a pattern also allows for expressions that see halves of characters. */
const BEYOND = new RegExp(String.raw`[^\u0000-\ud7ff\ue000-\uffff]`, 'u');

describe('of any expression and any text', () => {
  test('a pattern that is exact answers as the expression does; any other refuses no more', () => {
    fc.assert(
      fc.property(expressions, texts, (expression, text) => {
        const pattern = jsonPatternOf(expression);
        if (pattern === undefined) return;
        const answer = new RegExp(pattern.source, 'u').test(text);
        if (pattern.isExact) expect(answer).toBe(expression.test(text));
        else if (expression.test(text)) expect(answer || BEYOND.test(text)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  test('what lets single units through only, does', () => {
    fc.assert(
      fc.property(expressions, texts, (expression, text) => {
        if (!hasSingleUnits(expression) || !expression.test(text)) return;
        expect([...text]).toHaveLength(text.length);
      }),
      { numRuns: 3_000 },
    );
  });
});

test('every pattern of valibot is said', () => {
  const patterns = Object.values(v).filter((value) => (value as unknown) instanceof RegExp);
  expect(patterns.map((pattern) => jsonPatternOf(pattern as RegExp)?.isExact)).toEqual(
    patterns.map(() => true),
  );
});
