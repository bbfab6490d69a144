import fc from 'fast-check';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { segmentOf } from '../src/runtime/issue.js';
import { markdownShape } from '../test/injection/markdown-shape.js';
import { PAYLOADS } from '../test/injection/payloads.js';
import { doc, markdown, markdownCode, segment, str } from './encode.js';

test.each([1, 99, 100, 101, 1000])(
  'a key of %i characters is cut as the runtime cuts it',
  (length) => {
    const name = 'k'.repeat(length);
    expect(segment(name)).toBe(str(segmentOf(name)));
  },
);

/** Texts that mean something in Markdown, to GitHub, or to a site generator. */
const MARKUP: readonly string[] = [
  ...PAYLOADS,
  '| a | b |',
  '\\| a \\\\| b',
  '`a` ``b`` ```c```',
  '*a* **b** _c_ __d__ ~~e~~ ***f***',
  '[a](javascript:alert(1)) ![a](x) [a]: x [^1] [[a]]',
  '<img src=x onerror=alert(1)> <b>b</b> <a@b.c> <https://x.test> <!-- a --> <?a?> <![CDATA[a]]>',
  '&amp; &#42; &#x2a; &lt;b&gt; &nope;',
  'https://x.test www.x.test me@x.test ftp://x.test',
  ':smile: @someone #1 GH-1 $x^2$ $$y$$ {{ x }} {% x %}',
  '# a',
  '> a',
  '1. a',
  '- a',
  '+ [ ] a',
  '---',
  '===',
  'a\\',
  'a  \nb',
  '\n\n# a\n\n    code',
  '_`_`',
  '\uFDD0\u{10FFFE}',
  'snake_case and _private, trailing_ and __both__',
  '“it’s” – fine… 50 % (or more); über 日本語 café 😀👩‍👩‍👧',
  ' ',
];

/** The visible part of the original text. */
const seen = (text: string): string => doc(text).replaceAll('*\u200B/', '*/');

const asIs = async (text: string): Promise<void> =>
  expect(await format(text, { parser: 'markdown', singleQuote: true, printWidth: 100 })).toBe(text);

describe('in Markdown', () => {
  const texts = fc.oneof(
    fc.constantFrom(...MARKUP),
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({
      unit: fc.constantFrom(...'`|*_~<>[](){}&#;:!@$%^\\/\n\t -+=.1aé"'),
      minLength: 1,
      maxLength: 30,
    }),
    fc.string({ unit: 'binary', minLength: 1 }),
  );

  test.each(MARKUP)('%j is nothing but words', async (text) => {
    const line = `- Words: ${markdown(text)}`.trim();
    await asIs(`${line}\n`);
    expect(await markdownShape(line)).toEqual(listOf({ text: `Words: ${seen(text)}`.trim() }));
  });

  test.each(MARKUP)('%j is nothing but code, in a cell', async (text) => {
    const rule = '-'.repeat(markdownCode(text).length);
    const table = `| ${'a'.padEnd(rule.length)} |\n| ${rule} |\n| ${markdownCode(text)} |\n`;
    await asIs(table);
    expect(await markdownShape(table)).toEqual(tableOf(text));
  });

  test('so is any text', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const line = `- Words: ${markdown(text)}`.trim();
        expect(await markdownShape(line)).toEqual(listOf({ text: `Words: ${seen(text)}`.trim() }));
        const table = `| a |\n| - |\n| ${markdownCode(text)} |\n`;
        expect(await markdownShape(table)).toEqual(tableOf(text));
      }),
    );
  });

  test('words stay readable', () => {
    const text =
      "while it's a draft: no more than 50 % of user_id (see above), über 日本語 – or “so”…";
    expect(markdown(text)).toBe(text);
    expect(markdownCode('is_admin')).toBe('`is_admin`');
    expect(markdownCode("'a b'")).toBe("`'a b'`");
  });
});

const listOf = (word: object): unknown => ({
  root: [{ list: [{ listItem: [{ paragraph: [word] }] }] }],
});

const tableOf = (text: string): unknown => {
  const row = (cell: object): object => ({ tableRow: [{ tableCell: [cell] }] });
  return { root: [{ table: [row({ text: 'a' }), row({ code: seen(`.${text}.`).slice(1, -1) })] }] };
};
