import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { EMOJI } from '../../../src/runtime/text/emoji.js';
import { backtrackingOf } from './backtracking.js';

const EXPONENTIAL: [RegExp, attack: string][] = [
  [/^(a+)+$/, 'a'],
  [/^([a-zA-Z]+)*$/, 'A'],
  [/^(a|aa)+$/, 'aa'],
  [/^(a|a?)+$/, 'a'],
  [/^(?:a|b|ab)+$/, 'ab'],
  [/^(?:#[a-z]|#[a-f])+$/, '#a'],
  [/^(?:(?:ab)+c?)+$/, 'abab'],
  [/^(?:\s|\u00a0)*$/, '\u00a0'],
  [/^(\w+\s?)*$/, 'A'],
  [/^(?=(a+)+$)b/, 'a'],
  [/(?<name>x+x+)+y/, 'x'],
  [/^(?:\p{L}+\p{M}*)+$/u, 'A'],
  [new RegExp('^(?:[\\p{L}&&\\p{Lu}]+)+$', 'v'), 'A'],
  [/^([a-z]+-?)*\d$/i, 'A'],
  [v.EMOJI_REGEX, '☝🏻'],
  [/^(?:(?!-)[a-z]|[a-f])+$/, 'a'],
  [/^(https?:\/\/)?([\da-z.-]+)\.([a-z.]{2,6})([/\w .-]*)*\/?$/, 'A'],
];

const POLYNOMIAL: [RegExp, attack: string][] = [
  [/^\d*\d*$/, '0'],
  [/^\s*(.*?)\s*$/, ' '],
  [/^(.*a){12}$/, 'a'],
  [/^\S+@\S+\.\S+$/, '@'],
  [/\d+$/, '0'],
  [/[a-z]+@/, 'a'],
  [new RegExp('^[[a-z]--[aeiou]]*b*[a-z]*$', 'v'), 'b'],
];

const LINEAR: RegExp[] = [
  /(?:)/,
  /\d/,
  /^.+$/s,
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,}$/,
  /^(?!.*--)[a-z0-9-]+$/,
  /^(?:a|b|ab)+/, // nothing after it can fail
  /^(?:a?)*$/,
  EMOJI,
  /^(?:(?![a-f])[a-z]|[a-f])+$/,
  /^-?\d+(?:,\d{3})*(?:\.\d+)?$/,
  /^"(?:[^"\\]|\\.)*"$/,
  /^([a-z]+)-\1$/,
  /^(?<year>\d{4})-(?<month>\d\d)$/,
  /(?<=\$)\d+/,
  new RegExp('^[[a-z]--[aeiou]]+$', 'v'),
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?$/,
];

const OF_VALIBOT = Object.entries(v).filter(
  (entry): entry is [string, RegExp] => entry[1] instanceof RegExp && entry[1] !== v.EMOJI_REGEX,
);

test.each(EXPONENTIAL)('%s takes exponential time for many %j', (pattern, attack) => {
  expect(backtrackingOf(pattern)).toEqual({ growth: 'exponential', attack });
});

test.each(POLYNOMIAL)('%s takes polynomial time for many %j', (pattern, attack) => {
  expect(backtrackingOf(pattern)).toEqual({ growth: 'polynomial', attack });
});

test.each(LINEAR)('%s takes linear time', (pattern) => {
  expect(backtrackingOf(pattern)).toBeUndefined();
});

test.each(OF_VALIBOT)("valibot's %s takes linear time", (_, pattern) => {
  expect(backtrackingOf(pattern)).toBeUndefined();
});

describe('patterns that cannot be judged are not reported', () => {
  const nested = (depth: number, end: string): string =>
    '('.repeat(depth) + 'a' + end.repeat(depth);

  test.each([
    ['groups in groups', new RegExp(nested(5_000, ')'))],
    ['repetitions in repetitions', new RegExp(nested(200, ')*'))],
    [
      'a long list',
      new RegExp(`^(?:${Array.from({ length: 3_000 }, (_, i) => `w${i}`).join('|')})*$`),
    ],
    ['a long text', new RegExp('abcdefgh'.repeat(5_000))],
  ])('%s', (_, pattern) => {
    expect(backtrackingOf(pattern)).toBeUndefined();
  });
});
