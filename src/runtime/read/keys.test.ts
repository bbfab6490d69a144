import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test } from 'vitest';
import { isObject } from '../plain-object.js';
import { foundIn, isClean, issuesOf, reportOf, type Report } from '../report.js';
import { countKeys, isPlain, refuseKey, refuseUnread, type KeyedObject } from './keys.js';

describe('isPlain', () => {
  test.each([[{}], [Object.create(null)], [JSON.parse('{"a": 1}')], [runInNewContext('({})')]])(
    'takes a plain object, of this realm or another',
    (value) => {
      expect(isObject(value) && isPlain(value)).toBe(true);
    },
  );

  test.each([
    [null],
    [undefined],
    [''],
    [[]],
    [new Date()],
    [new Map()],
    [() => undefined],
    [Object.create({ a: 1 })],
  ])('refuses %o', (value) => {
    expect(isObject(value) && isPlain(value)).toBe(false);
  });
});

describe('countKeys', () => {
  test.each([
    [0, {}],
    [2, { a: 1, b: undefined }],
    [1, JSON.parse('{"__proto__": 1}')],
    [
      3_000,
      Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`key${index}`, index])),
    ],
  ])('counts %i', (count, object) => {
    expect(countKeys(object)).toBe(count);
  });

  test('counts what is inherited, so that more is there than was read', () => {
    expect(countKeys(Object.assign(Object.create({ polluted: 1 }), { a: 1 }))).toBe(2);
  });
});

describe('refuseKey', () => {
  const writers = new Map(Object.entries({ name: 1, note: 2, secret: 0 }));

  /** As generated code does it. */
  function refuseKeys(input: KeyedObject, known: number, report: Report, roles: number): void {
    let left = known;
    for (const key in input) {
      const bits = writers.get(key);
      if (bits !== undefined && (bits & roles) !== 0) left--;
      else refuseKey(report, input, key, bits);
    }
    if (left === 0) return;
    refuseUnread(report, input, (key) => ((writers.get(key) ?? 0) & roles) !== 0);
  }

  const refusedOf = (input: object, roles = 1): unknown => {
    const report = reportOf(false);
    refuseKeys({ ...input }, 0, report, roles);
    return issuesOf(report).map(({ code, path }) => [code, ...path]);
  };

  test('tells what another role may write from what is declared and from what is not', () => {
    expect(refusedOf({ name: 1, note: 1, secret: 1, other: 1 })).toEqual([
      ['not_writable', 'note'],
      ['not_writable', 'secret'],
      ['unknown_key', 'other'],
    ]);
  });

  test('finds nothing wrong with a key that is undefined', () => {
    expect(refusedOf({ secret: undefined })).toEqual([]);
    expect(refusedOf({ name: undefined })).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('knows no %s', (key) => {
    expect(refusedOf(JSON.parse(`{"${key}": 1}`))).toEqual([['unknown_key', key]]);
  });

  test('repeats no more of a key than a hundred characters', () => {
    expect(refusedOf({ ['k'.repeat(1000)]: 1 })).toEqual([['unknown_key', `${'k'.repeat(100)}…`]]);
  });

  test('drops what it is told to drop, and tells of a hundred at most', () => {
    const report = reportOf(true);
    const input = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, 1]));
    refuseKeys(input, 0, report, 1);
    expect(issuesOf(report)).toEqual([]);
    expect(foundIn(report)).toHaveLength(100);
    expect(isClean(report)).toBe(true);
  });

  test('looks at no key more once it has told of a hundred', () => {
    let looks = 0;
    const keys = Array.from({ length: 500 }, (_, index) => [`k${index}`, 1]);
    const input = new Proxy(Object.fromEntries(keys), {
      get: () => ++looks,
    });
    refuseKeys(input, 0, reportOf(false), 1);
    expect(looks).toBe(101);
  });

  describe('with an inherited value', () => {
    afterEach(() => {
      Reflect.deleteProperty(Object.prototype, 'name');
      Reflect.deleteProperty(Object.prototype, 'other');
    });

    test('refuses what it could not tell from it', () => {
      Object.defineProperty(Object.prototype, 'name', { value: 'same', configurable: true });
      expect(refusedOf({ ['name']: 'other' })).toEqual([]);
      const sent = Object.defineProperty({}, 'name', { value: 'same', enumerable: true });
      const report = reportOf(false);
      refuseKeys(sent, 0, report, 1);
      expect(issuesOf(report)).toMatchObject([{ code: 'invalid', path: ['name'] }]);
    });

    test('refuses nothing twice', () => {
      Object.defineProperty(Object.prototype, 'other', { value: 'same', configurable: true });
      const sent = Object.defineProperty({}, 'other', { value: 'same', enumerable: true });
      const report = reportOf(false);
      refuseKeys(sent, 1, report, 1);
      expect(issuesOf(report)).toMatchObject([{ code: 'unknown_key', path: ['other'] }]);
    });
  });
});
