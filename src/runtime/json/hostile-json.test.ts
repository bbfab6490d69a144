import { describe, expect, test } from 'vitest';
import { anything, refusals } from '../../../test/json/anything.js';
import { safeParseJson } from './parse-json.js';

describe('a hostile body stays cheap', () => {
  const MILLION = 1_000_000;
  const none = { bytes: Infinity, depth: Infinity, keys: Infinity, items: Infinity };

  test.each([
    ['a million lists', '['.repeat(MILLION)],
    ['100,000 lists that end', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['100,000 objects inside each other', '{"a":'.repeat(100_000) + '1e999' + '}'.repeat(100_000)],
    ['a million ends', ']'.repeat(MILLION)],
    ['a million quotes', '"'.repeat(MILLION)],
    ['a million backslashes', '{"a":"' + '\\'.repeat(MILLION)],
    ['a million escaped quotes', '{"a":"' + '\\"'.repeat(500_000)],
    ['a million colons', ':'.repeat(MILLION)],
    ['a million minuses', '-'.repeat(MILLION)],
    ['a million digits', `{"a":${'9'.repeat(MILLION)}}`],
    ['a million keys of one name', `{${'"a":1,'.repeat(MILLION)}"b":1}`],
    ['half pairs', `{"a":[${'"\\ud800",'.repeat(100_000)}1]}`],
  ])('%s', (_, body) => {
    expect(safeParseJson(anything, body).success).toBe(false);
    expect(safeParseJson(anything, body, { limits: none }).success).toBe(false);
  });

  test('300,000 keys, and one of them twice', () => {
    const keys = Array.from({ length: 300_000 }, (_, index) => `"k${index}":0`);
    const body = `{${keys.join()},"k0":1}`;
    expect(refusals(anything, body, { limits: none })).toEqual(['k0: Duplicate key']);
  });

  test('a key of a million characters is not repeated', () => {
    const key = 'k'.repeat(400_000);
    const result = safeParseJson(anything, `{"${key}":1,"${key}":2}`);
    expect(result.success).toBe(false);
    expect(JSON.stringify(result).length).toBeLessThan(500);
  });

  test('100,000 large numbers where numbers are taken', () => {
    const body = `{"a":[${Array(100_000).fill('9007199254740993').join()}]}`;
    expect(refusals(anything, body, { limits: none })).toEqual([]);
  });
});
