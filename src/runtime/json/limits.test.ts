import { describe, expect, test } from 'vitest';
import { anything, bytesOf, refusals } from '../../../test/json/anything.js';
import { safeParseJson } from './parse-json.js';

describe('limits', () => {
  const deep = (depth: number): string => '{"a":'.repeat(depth - 1) + '{}' + '}'.repeat(depth - 1);
  const lists = (depth: number): string => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
  const ofKeys = (count: number): string =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [index, 0])));
  const ofItems = (count: number): string => JSON.stringify({ a: Array(count).fill(0) });
  const ofBytes = (count: number): string => `{"a":"${'x'.repeat(count - 8)}"}`;

  test.each([
    ['bytes', ofBytes, 1_048_576, 'More than 1048576 bytes', ''],
    ['depth', deep, 64, 'More than 64 deep', Array(64).fill('a').join('.')],
    ['depth', lists, 64, 'More than 64 deep', ['a', ...Array(63).fill(0)].join('.')],
    ['keys', ofKeys, 10_000, 'More than 10000 keys', ''],
    ['items', ofItems, 10_000, 'More than 10000 items', 'a'],
  ])('of %s', (_, make, limit, message, path) => {
    expect(refusals(anything, make(limit))).toEqual([]);
    expect(refusals(anything, make(limit + 1))).toEqual([`${path}: ${message}`]);
    expect(refusals(anything, bytesOf(make(limit + 1)))).toEqual([`${path}: ${message}`]);
  });

  test.each([
    ['bytes', ofBytes],
    ['depth', deep],
    ['depth', lists],
    ['keys', ofKeys],
    ['items', ofItems],
  ])('of %s can be set, and lifted', (name, make) => {
    expect(refusals(anything, make(10), { limits: { [name]: 10 } })).toEqual([]);
    expect(refusals(anything, make(11), { limits: { [name]: 10 } })).toHaveLength(1);
    const none = { bytes: Infinity, depth: Infinity, keys: Infinity, items: Infinity };
    expect(refusals(anything, make(200_000), { limits: none })).toEqual([]);
  });

  test('are told before anybody asks whether it is JSON', () => {
    expect(refusals(anything, '{"a":'.repeat(65))).toEqual([
      `${Array(64).fill('a').join('.')}: More than 64 deep`,
    ]);
  });

  test('of nothing leave what is empty', () => {
    const limits = { depth: 2, keys: 1, items: 0 };
    expect(refusals(anything, '{"a":[]}', { limits })).toEqual([]);
    for (const item of ['1', '"x"', 'null', '{}', '[]']) {
      expect(refusals(anything, `{"a":[${item}]}`, { limits })).toEqual(['a: More than 0 items']);
    }
    expect(refusals(anything, '{}', { limits: { keys: 0 } })).toEqual([]);
    expect(refusals(anything, '{}', { limits: { depth: 0 } })).toEqual([': More than 0 deep']);
    expect(refusals(anything, '{}', { limits: { bytes: 1 } })).toEqual([': More than 1 bytes']);
  });

  test('of bytes count a text in UTF-8', () => {
    const body = '{"a":"ää😀"}'; // 8 around two of 2 and one of 4
    expect(refusals(anything, body, { limits: { bytes: 16 } })).toEqual([]);
    expect(refusals(anything, body, { limits: { bytes: 15 } })).toEqual([': More than 15 bytes']);
  });

  test('of items count each list, keys all objects', () => {
    const body = '{"a":[1,2],"b":[[1,2],[{"c":1,"d":2}]]}';
    expect(refusals(anything, body, { limits: { items: 2, keys: 4 } })).toEqual([]);
    expect(refusals(anything, body, { limits: { keys: 3 } })).toEqual([': More than 3 keys']);
    expect(refusals(anything, body, { limits: { items: 1 } })).toEqual(['a: More than 1 items']);
  });

  test('stop the search; what was found before is told, too', () => {
    const body = '{"a":1,"a":2,"b":[1,2],"c":1,"c":2}';
    expect(refusals(anything, body, { limits: { items: 1 } })).toEqual([
      'a: Duplicate key',
      'b: More than 1 items',
    ]);
  });

  test.each([Number.NaN, -1, '10' as unknown as number])('must be numbers: %s', (limit) => {
    for (const name of ['bytes', 'depth', 'keys', 'items']) {
      const attempt = (): unknown => safeParseJson(anything, '{}', { limits: { [name]: limit } });
      expect(attempt).toThrow(RangeError);
    }
  });

  test.each([
    [{ maxDepht: 5 }, 'There is no limits.maxDepht. The limits are: bytes, depth, keys, items.'],
    [
      { bytes: 9, pairs: 1 },
      'There is no limits.pairs. The limits are: bytes, depth, keys, items.',
    ],
    [null, 'Pass limits as an object. The limits are: bytes, depth, keys, items.'],
    [5, 'Pass limits as an object. The limits are: bytes, depth, keys, items.'],
  ])('must be limits: %j', (limits, message) => {
    const attempt = (): unknown => safeParseJson(anything, '{}', { limits: limits as object });
    expect(attempt).toThrow(new TypeError(message));
  });
});
