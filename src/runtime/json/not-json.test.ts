import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notJson } from './not-json.js';

const at = (line: number, column: number): string =>
  `Invalid JSON at line ${line}, column ${column}`;
const after = (column: number): string => `More after the JSON at line 1, column ${column}`;

describe('a text that is no JSON', () => {
  test.each([
    // as in JSONTestSuite: n_array_…
    ['[1 true]', at(1, 4)],
    ['[a]', at(1, 2)],
    ['["": 1]', at(1, 4)],
    ['[""],', after(5)],
    ['[,1]', at(1, 2)],
    ['[1,,2]', at(1, 4)],
    ['["x"]]', after(6)],
    ['["",]', at(1, 5)],
    ['["x"', 'Unfinished JSON'],
    ['[x', at(1, 2)],
    ['[3[4]]', at(1, 3)],
    ['[*]', at(1, 2)],
    ['["a",\n4\n,1,]', at(3, 4)],
    ['[\u000b"a"]', at(1, 2)],
    ['[\u00a01]', at(1, 2)],
    // n_number_…
    ['[-01]', at(1, 4)],
    ['[+1]', at(1, 2)],
    ['[-]', at(1, 3)],
    ['[-a]', at(1, 3)],
    ['[.5]', at(1, 2)],
    ['[1.]', at(1, 4)],
    ['[2.e3]', at(1, 4)],
    ['[0e]', at(1, 4)],
    ['[0e+]', at(1, 5)],
    ['[1e1.5]', at(1, 5)],
    ['[0x1]', at(1, 3)],
    ['[1_000]', at(1, 3)],
    ['[1 000]', at(1, 4)],
    ['[Infinity]', at(1, 2)],
    ['[-Infinity]', at(1, 3)],
    ['[NaN]', at(1, 2)],
    ['[１]', at(1, 2)],
    // n_object_…
    ['{"a" b}', at(1, 6)],
    ['{:"b"}', at(1, 2)],
    ['{"a"}', at(1, 5)],
    ['{"a":}', at(1, 6)],
    ['{"a",1}', at(1, 5)],
    ['{a:1}', at(1, 2)],
    ["{'a':1}", at(1, 2)],
    ['{"a":1,}', at(1, 8)],
    ['{"a":1,,"b":2}', at(1, 8)],
    ['{1:1}', at(1, 2)],
    ['{null:1}', at(1, 2)],
    ['{"a":1', 'Unfinished JSON'],
    ['{"a":1}#', after(8)],
    ['{"a":/*c*/1}', at(1, 6)],
    ['{"a":1]', at(1, 7)],
    // n_string_…
    ['["a\tb"]', at(1, 4)],
    ['["a\nb"]', at(1, 4)],
    ['["a\u0000b"]', at(1, 4)],
    ['["\\x00"]', at(1, 4)],
    ['["\\u00A"]', at(1, 8)],
    ['["\\u"]', at(1, 5)],
    ['["\\', 'Unfinished JSON'],
    ['["a', 'Unfinished JSON'],
    ["['a']", at(1, 2)],
    ['abc', at(1, 1)],
    // n_structure_…
    ['', 'No JSON'],
    [' \t\r\n', 'No JSON'],
    ['[1]x', after(4)],
    ['{}{}', after(3)],
    ['[][]', after(3)],
    ['1 2', after(3)],
    ['[tru]', at(1, 5)],
    ['[tr1]', at(1, 4)],
    ['[nul', 'Unfinished JSON'],
    ['[True]', at(1, 2)],
    ['{]', at(1, 2)],
    ['[}', at(1, 2)],
    [']', at(1, 1)],
    ['<null>', at(1, 1)],
    ['\u2060[]', at(1, 1)],
    ['[\u0000]', at(1, 2)],
  ])('%j: %s', (text, message) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(notJson(text)).toEqual({ code: 'invalid', path: [], message });
  });

  // A failure prints its seed.
  test('is wrong where V8 says, if it says', () => {
    const broken = fc.tuple(
      fc.jsonValue(),
      fc.nat(),
      fc.nat(2),
      fc.constantFrom(...'{}[]:,"\\01-.eEtux \n'),
    );
    const texts = broken.map(([value, place, length, piece]) => {
      const text = JSON.stringify(value, undefined, length);
      const start = place % (text.length + 1);
      return text.slice(0, start) + piece + text.slice(start + length);
    });
    fc.assert(
      fc.property(texts, (text) => {
        const place = placeByV8(text);
        if (place === undefined) return;
        const { message } = notJson(text);
        // An escape is wrong as a whole to V8.
        if (message.startsWith('Unfinished') || /\\/.test(text)) return;
        expect(message.replace(/^.* at /, '')).toBe(place);
      }),
      { numRuns: 3000 },
    );
  });
});

function placeByV8(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const position = /at position (\d+)/.exec(String(error))?.[1];
    if (position === undefined) return undefined;
    const before = text.slice(0, Number(position)).split('\n');
    return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
  }
}
