/** Of any JSON; failures print their seeds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anything, bytesOf, refusals } from '../../../test/json/anything.js';
import { segmentOf } from '../issue.js';
import { safeParse } from '../parse.js';
import { safeParseJson } from './parse-json.js';

describe('for any JSON', () => {
  const values = fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 });
  const keys = fc.oneof(
    fc.constantFrom(
      'a',
      'is_admin',
      '__proto__',
      'constructor',
      '',
      '"',
      '\\',
      'a/b',
      '0',
      'ä',
      '😀',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.string({ minLength: 120, maxLength: 130 }),
  );
  const objects = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
    object: fc.dictionary(keys, tie('value'), { minKeys: 1, maxKeys: 4 }),
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      values,
      tie('object'),
      fc.array(tie('object'), { maxLength: 3 }),
    ),
  })).object;

  test('it is parse of what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        const expected = safeParse(anything, JSON.parse(text));
        expect(safeParseJson(anything, text)).toEqual(expected);
        expect(safeParseJson(anything, bytesOf(text))).toEqual(expected);
      }),
    );
  });

  test('a second key anywhere, however it is spelt, is refused at its place', () => {
    fc.assert(
      fc.property(objects, fc.nat(), fc.nat(), fc.nat(), fc.array(fc.nat(3)), (...drawn) => {
        const [body, which, member, place, spelling] = drawn;
        const hosts = objectsIn(body, []);
        const { object, path } = hosts[which % hosts.length]!;
        const names = Object.keys(object);
        const key = names[member % names.length]!;
        const insert = { object, key, at: place % (names.length + 1), spelling };
        const text = written(body, insert);
        const refusal = `${[...path, key].map((one) => segmentOf(one)).join('.')}: Duplicate key`;
        expect(refusals(anything, text)).toEqual([refusal]);
        expect(refusals(anything, bytesOf(text))).toEqual([refusal]);
      }),
      { numRuns: 300 },
    );
  });

  test('and any text that is none, nothing is thrown and one reason is told', () => {
    const pieces = fc.constantFrom(...PIECES);
    const texts = fc.array(pieces, { maxLength: 30 }).map((list) => list.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const found = refusals(anything, text);
        if (!isJson(text)) expect(found).toHaveLength(1);
        else
          expect(found.length === 0).toBe(
            safeParse(anything, JSON.parse(text)).success && !/999|"\ud83d/.test(text),
          );
      }),
      { numRuns: 2000 },
    );
  });
});

const PIECES = [
  ...'{}[]:,"\\10-.e \n\tx\u0000\ufeff',
  '"a"',
  '"a":',
  '\\u',
  'd83d',
  '\ud83d',
  'E+',
  '1e999',
  '9007199254740993',
  'true',
  'null',
  'nul',
];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Host {
  readonly object: object;
  readonly path: readonly (string | number)[];
}

/** All objects in a value that have keys. */
function objectsIn(value: unknown, path: Host['path']): Host[] {
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  const inner = Object.entries(value).flatMap(([key, item]) =>
    objectsIn(item, [...path, isList ? Number(key) : key]),
  );
  return isList || Object.keys(value).length === 0 ? inner : [{ object: value, path }, ...inner];
}

interface Insert {
  readonly object: object;
  readonly key: string;
  readonly at: number;
  readonly spelling: readonly number[];
}

/** A value as JSON, with a key of one object written once more. */
function written(value: unknown, insert: Insert): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => written(item, insert)).join(', ')}]`;
  const members = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)} : ${written(item, insert)}`,
  );
  if (value === insert.object) {
    members.splice(insert.at, 0, `"${spelt(insert.key, insert.spelling)}":"second"`);
  }
  return `{${members.join(',\n')}}`;
}

/** A key in one of the many ways that JSON has for it. */
function spelt(key: string, spelling: readonly number[]): string {
  const units = Array.from({ length: key.length }, (_, index) => key.charCodeAt(index));
  const isWritten = units.map((_, index) => (spelling[index % spelling.length] ?? 0) === 0);
  // Half of a pair is not written beside the other half's escape: both or none.
  const isHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
  return units
    .map((unit, index) => {
      if (isWritten[index] && !isHalf(unit))
        return JSON.stringify(String.fromCharCode(unit)).slice(1, -1);
      const hex = unit.toString(16).padStart(4, '0');
      return `\\u${(spelling[index % spelling.length] ?? 0) === 2 ? hex.toUpperCase() : hex}`;
    })
    .join('');
}
