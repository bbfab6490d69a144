import { describe, expect, test } from 'vitest';
import { anything, refusals } from '../../../test/json/anything.js';
import { safeParse } from '../parse.js';
import { safeParseJson } from './parse-json.js';

describe('what JSON.parse hides is refused', () => {
  test.each([
    ['a key twice', '{"roles":["_admin"],"roles":[]}', 'roles: Duplicate key'], // CVE-2017-12635
    ['a key twice, far apart', '{"a":1,"b":{"a":1},"a":2}', 'a: Duplicate key'],
    ['a key twice with one value', '{"a":1,"a":1}', 'a: Duplicate key'],
    ['a key three times, once', '{"a":1,"a":2,"a":3}', 'a: Duplicate key'],
    ['inside', '{"list":[{},{"a":{"b":1,"b":2}}]}', 'list.1.a.b: Duplicate key'],
    ['spelt otherwise', '{"is_admin":false,"is\\u005fadmin":true}', 'is_admin: Duplicate key'],
    ['escaped twice', '{"\\u0061":1,"\\u0061":2}', 'a: Duplicate key'],
    ['a slash', '{"a/b":1,"a\\/b":2}', 'a/b: Duplicate key'],
    ['a quote', '{"\\"":1,"\\u0022":2}', '": Duplicate key'],
    ['a backslash', '{"\\\\":1,"\\u005c":2}', '\\: Duplicate key'],
    ['an emoji', '{"😀":1,"\\ud83d\\ude00":2}', '😀: Duplicate key'],
    ['`__proto__`', '{"__proto__":1,"__proto__":2}', '__proto__: Duplicate key'],
    ['`__proto__` escaped', '{"__proto__":1,"__pr\\u006fto__":2}', '__proto__: Duplicate key'],
    ['`constructor`', '{"constructor":1,"constructor":2}', 'constructor: Duplicate key'],
    ['no key at all', '{"":1,"":2}', ': Duplicate key'],
    ['an index', '{"0":1,"0":2}', '0: Duplicate key'],
    ['a number that is infinite', '{"a":[1e400]}', 'a.0: Number beyond what a double holds'],
    ['or less', '{"a":-1e400}', 'a: Number beyond what a double holds'],
    [
      'with a huge exponent',
      '{"a":0.4e0066999999999999999999}',
      'a: Number beyond what a double holds',
    ],
    ['of many digits', `{"a":${'9'.repeat(310)}}`, 'a: Number beyond what a double holds'],
    ['half a pair in a key', '{"role\\ud800":1}', 'role\ud800: Half a surrogate pair'],
    ['half a pair in a text', '{"a":"\\uDFFF"}', 'a: Half a surrogate pair'],
    ['half a pair as it is', '{"a":"\ud83d"}', 'a: Half a surrogate pair'],
    ['a pair the wrong way round', '{"a":"\\ude00\\ud83d"}', 'a: Half a surrogate pair'],
  ])('%s', (_, body, refusal) => {
    expect(refusals(anything, body)).toEqual([refusal]);
  });

  test.each([
    ['keys that differ in case', '{"a":1,"A":2}'],
    ['a key in objects beside and inside each other', '{"a":{"a":1},"b":{"a":[{"a":1},{"a":2}]}}'],
    ['keys that look escaped', '{"\\\\u0061":1,"a":2}'],
    ['what only looks like half a pair', '{"a":"\\\\ud800"}'],
    ['an escaped emoji', '{"a":"\\ud83d\\ude00"}'],
    ['a key as a value', '{"a":"a","b":["a","a"]}'],
    ['braces and colons in texts', '{"a":"{\\":1,","b":"}]:"}'],
    ['a number too small for a double', '{"a":123.456e-789}'],
    ['`__proto__` once', '{"a":{"__proto__":1}}'],
    ['a text with a byte order mark inside', '{"a":"\ufeff"}'],
  ])('but not %s', (_, body) => {
    expect(safeParseJson(anything, body)).toEqual(safeParse(anything, JSON.parse(body)));
    expect(refusals(anything, body)).toEqual([]);
  });

  test('whatever else somebody put on Object.prototype', () => {
    Object.assign(Object.prototype, { polluted: 1 });
    try {
      expect(refusals(anything, '{"a":1,"a":2}')).toEqual(['a: Duplicate key']);
    } finally {
      delete (Object.prototype as { polluted?: number }).polluted;
    }
  });

  test('all of it, in one pass, a hundred times at most', () => {
    const body = '{"a":1,"a":2,"b":[1e999,"\\ud800"],"c":{"d":1,"d":2}}';
    expect(refusals(anything, body)).toHaveLength(4);
    expect(refusals(anything, `{"a":[${Array(500).fill('1e999').join()}]}`)).toHaveLength(100);
  });
});
