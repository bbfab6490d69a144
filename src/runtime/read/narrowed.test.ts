import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { issuesOf, refuse, reportOf, wrongType, type Report } from '../report.js';
import { ask } from './live.js';
import { narrowed, type Narrowing } from './narrowed.js';
import type { Reader } from './reader.js';

const of =
  (schema: v.GenericSchema): Reader =>
  (value, report) =>
    ask(schema, value, report);

const NARROWINGS: readonly Narrowing[] = [
  [1, of(v.literal('a'))],
  [2, of(v.pipe(v.string(), v.value('b'), v.toUpperCase()))],
];

function narrow(value: unknown, roles: number, report: Report = reportOf(false)): unknown {
  const output = narrowed(value, NARROWINGS, report, report.count, roles, 'key');
  const issues = issuesOf(report);
  return issues.length === 0 ? output : issues;
}

const REFUSED = [{ code: 'value_not_allowed', path: ['key'], message: 'Value not allowed' }];

describe('narrowed', () => {
  test.each([
    ['a', 1, 'a'],
    ['b', 2, 'B'],
    ['a', 3, 'a'],
    ['b', 3, 'B'],
    ['b', 1, REFUSED],
    ['a', 2, REFUSED],
    ['c', 3, REFUSED],
    ['a', 4, REFUSED],
  ])('answers of %j for the roles %i: %o', (value, roles, expected) => {
    expect(narrow(value, roles)).toEqual(expected);
  });

  test('does not tell by an issue of the field what other roles may write', () => {
    const report = reportOf(false);
    wrongType(report, 'Before', 'other');
    const before = report.count;
    wrongType(report, 'Invalid type: Expected ("a" | "secret")', 'key');
    expect(narrowed('c', NARROWINGS, report, before, 3, 'key')).toBe('c');
    expect(issuesOf(report).map(({ message }) => message)).toEqual(['Before', 'Invalid value']);
  });

  test('tells of a key that nobody knows as always', () => {
    const report = reportOf(false);
    refuse(report, 'unknown_key', 'Unknown key', 'more');
    narrowed({}, NARROWINGS, report, 0, 3, 'key');
    expect(issuesOf(report)).toMatchObject([{ code: 'unknown_key', message: 'Unknown key' }]);
  });

  test('refuses what a narrowing would drop a key of', () => {
    const strict = v.strictObject({ a: v.string() });
    const read: Reader = (value, report) => {
      ask(strict, value, report);
      return report.dropped === undefined ? value : 'dropped';
    };
    const report = reportOf(true);
    expect(narrowed({ a: '' }, [[1, read]], report, 0, 1)).toEqual({ a: '' });
  });
});
