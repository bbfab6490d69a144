import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createDto } from '../create-dto.js';
import { DtoError } from '../dto-error.js';
import type { Dto, DtoFamily } from '../dto.js';
import { segmentOf } from '../issue.js';
import { safeParse } from '../parse.js';
import type { RefusedReport } from '../audit/refused-report.js';
import { isPlainObject } from '../plain-object.js';
import { toProblem } from '../problem.js';
import { refuseKey } from '../read/keys.js';
import { notObject } from '../report.js';
import { parseJson, safeParseJson } from './parse-json.js';

/** Takes every plain object, but for the key `secret`. */
const family: DtoFamily = {
  model: 'User',
  shape: 'update',
  bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
  grants: {},
  read(input, report) {
    if (!isPlainObject(input)) return notObject(report);
    refuseKey(report, input, 'secret', 2);
    const { secret: _, ...output } = input;
    return output;
  },
  // Numbers everywhere.
  jsonSchema: () => ({ $ref: '#/$defs/any', $defs: { any: NUMBERS } }),
};

const NUMBERS = {
  type: ['object', 'array', 'number', 'string', 'boolean', 'null'],
  additionalProperties: { $ref: '#/$defs/any' },
  items: { $ref: '#/$defs/any' },
};

const anything: Dto<Record<string, unknown>> = createDto(family, ['owner']);

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** `path: message` of each issue. */
function refusals(...args: Parameters<typeof safeParseJson>): string[] {
  const result = safeParseJson(...args);
  if (result.success) return [];
  expect(result.issues.every(({ code }) => code === 'invalid')).toBe(true);
  return result.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('parseJson', () => {
  test.each([
    ['a text', '{"name":"me","tags":["ä😀"]}'],
    ['bytes', bytesOf('{"name":"me","tags":["ä😀"]}')],
    ['a Buffer', Buffer.from('{"name":"me","tags":["ä😀"]}')],
    ['an ArrayBuffer', bytesOf('{"name":"me","tags":["ä😀"]}').buffer as ArrayBuffer],
    ['a part of a buffer', bytesOf('xx{"name":"me","tags":["ä😀"]}').subarray(2)],
  ])('parses %s', (_, body) => {
    expect(parseJson(anything, body)).toEqual({ name: 'me', tags: ['ä😀'] });
  });

  test('throws a DtoError that lists every reason', () => {
    const attempt = (): unknown => parseJson(anything, '{"a":1,"a":2,"b":1e999}');
    expect(attempt).toThrow(DtoError);
    expect(attempt).toThrow('a: Duplicate key; b: Number beyond what a double holds');
  });

  test('refuses what the Dto refuses, with its options', () => {
    const body = '{"name":"me","secret":1}';
    expect(safeParseJson(anything, body)).toEqual(safeParse(anything, JSON.parse(body)));
    const options = { unaccepted: 'strip' } as const;
    expect(safeParseJson(anything, body, options)).toEqual({
      success: true,
      output: { name: 'me' },
    });
  });

  test('makes what toProblem takes', () => {
    const result = safeParseJson(anything, '{"list":[{"a/b":1,"a/b":2}]}');
    if (result.success) throw new Error('was accepted');
    expect(toProblem(result.issues)).toMatchObject({
      status: 422,
      errors: [{ code: 'invalid', detail: 'Duplicate key', pointer: '#/list/0/a~1b' }],
    });
  });

  test('says whether it is the text that is refused, or what it says', () => {
    expect(safeParseJson(anything, '{"a":1,"a":2}')).toHaveProperty('isUnreadable', true);
    expect(safeParseJson(anything, '{"a":')).toHaveProperty('isUnreadable', true);
    expect(safeParseJson(anything, '{"secret":1}')).not.toHaveProperty('isUnreadable');
    expect(safeParseJson(anything, '[]')).not.toHaveProperty('isUnreadable');
  });

  test('tells onRefused once, whoever refuses', () => {
    const onRefused = vi.fn<(report: RefusedReport) => void>();
    const who = { model: 'User', shape: 'update', roles: ['owner'], outcome: 'rejected' };
    safeParseJson(anything, '{"a":1,"a":2}', { onRefused });
    safeParseJson(anything, '{"secret":1}', { onRefused });
    safeParseJson(anything, '{"a":1}', { onRefused });
    expect(onRefused.mock.calls).toMatchObject([
      [{ ...who, issues: [{ code: 'invalid', path: ['a'], message: 'Duplicate key' }] }],
      [{ ...who, issues: [{ code: 'not_writable', path: ['secret'], message: 'Not writable' }] }],
    ]);
  });
});

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

describe('a body that is no JSON is refused as a whole', () => {
  test.each([
    ['nothing', '', 'No JSON'],
    ['space', ' \n', 'No JSON'],
    ['a byte order mark', '\ufeff{}', 'Byte order mark'],
    ['trailing text', '{} x', 'More after the JSON at line 1, column 4'],
    ['two documents', '{"a":1}\n{"a":2}', 'More after the JSON at line 2, column 1'],
    ['an end that is missing', '{"a":[1,2', 'Unfinished JSON'],
    ['a comma too many', '{"a":1,}', 'Invalid JSON at line 1, column 8'],
    ['a comma too many in a list', '{"a":[1,]}', 'Invalid JSON at line 1, column 9'],
    ['a duplicate key and no end', '{"a":1,"a":2', 'Unfinished JSON'],
  ])('%s', (_, body, message) => {
    expect(refusals(anything, body)).toEqual([`: ${message}`]);
    expect(refusals(anything, bytesOf(body))).toEqual([`: ${message}`]);
  });

  test.each([
    ['a lone byte', [0x7b, 0xff], 'Invalid UTF-8 at byte 2'],
    ['what is written too long', [0x7b, 0x22, 0xc0, 0xaf], 'Invalid UTF-8 at byte 3'],
    ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22], 'Invalid UTF-8 at byte 2'],
    ['half a character', [0x22, 0xe2, 0x82], 'Invalid UTF-8 at byte 2'],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x7b, 0x7d], 'Byte order mark'],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0, 0x7d, 0], 'Invalid UTF-8 at byte 1'],
    ['UTF-16 without a mark', [0x7b, 0, 0x7d, 0], 'Invalid JSON at line 1, column 2'],
  ])('bytes: %s', (_, bytes, message) => {
    expect(refusals(anything, Uint8Array.from(bytes))).toEqual([`: ${message}`]);
  });

  test.each([undefined, null, {}, [], 1, true])('%s, which is neither text nor bytes', (body) => {
    const message = ': Expected the text or the bytes of a JSON body';
    expect(refusals(anything, body as unknown as string)).toEqual([message]);
  });

  test('JSON that is no object, as parse refuses it', () => {
    for (const body of ['null', '[]', '"x"', '1', '12345678901234567890']) {
      expect(safeParseJson(anything, body)).toEqual(safeParse(anything, JSON.parse(body)));
    }
  });
});

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

// A failure prints its seed.
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
