import { describe, expect, test, vi } from 'vitest';
import { apply } from '../apply.js';
import { createDto } from '../create-dto.js';
import { DtoError } from '../dto-error.js';
import type { Dto } from '../dto.js';
import type { Issue } from '../issue.js';
import { grantIn, type ModelGrants } from '../model-grants.js';
import { isPlainObject } from '../plain-object.js';
import { refuseKey } from '../read/keys.js';
import type { RefusedReport } from '../refused-report.js';
import { checkReferences } from '../references/check-references.js';
import type { AskedReferences } from '../references/may-reference.js';
import { notObject, under, wrongType, type Report } from '../report.js';
import { whole } from '../whole.js';
import { parseJsonPatch, safeParseJsonPatch, type JsonPatchOptions } from './parse-json-patch.js';

const OPEN = { create: 1, update: 1, read: 1 } as const;

const address: ModelGrants = {
  street: OPEN,
  city: OPEN,
  code: { create: 1, update: 1, stored: false },
  verified: { read: 1 },
};
const item: ModelGrants = { id: { create: 1, read: 1 }, text: OPEN, score: {} };
const settings: ModelGrants = {
  theme: OPEN,
  beta: { update: 2, read: 1 },
  home: { ...OPEN, model: () => place },
};
const place: ModelGrants = { street: OPEN, city: OPEN };

/** Role `owner` is bit 1, `support` bit 2, and `reader` bit 4, who may read what is secret. */
const user: ModelGrants = {
  id: { read: -1 },
  '': OPEN,
  bio: { ...OPEN, deletable: true },
  name: OPEN,
  tags: OPEN,
  meta: OPEN,
  is_admin: { read: 1 },
  api_key: { read: 4 },
  password: { create: 1, update: 1, stored: false },
  secret: { update: 1 },
  role: { update: 2, read: 1 },
  home: { ...OPEN, model: () => address },
  work: { ...OPEN, model: () => place },
  settings: { ...OPEN, model: () => settings },
  addresses: { ...OPEN, list: () => address },
  places: { ...OPEN, list: () => place },
  notes: { ...OPEN, list: () => item, keyedBy: 'id' },
};

/** What generated code does, for values of which only numbers below zero are invalid. */
function readModel(
  input: unknown,
  grants: ModelGrants,
  report: Report,
  roles: number,
  operation: 'create' | 'update',
): unknown {
  if (!isPlainObject(input)) return notObject(report);
  const output: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    const field = grantIn(grants, key);
    const before = report.count;
    if (((field?.[operation] ?? 0) & roles) === 0) {
      refuseKey(report, input, key, field && 0);
      continue;
    }
    const items = field?.list?.();
    const model = field?.model?.();
    if (items && Array.isArray(value)) {
      output[key] = value.map((one, index) => {
        const start = report.count;
        const read = readModel(one, items, report, roles, 'create');
        under(index, report, start);
        return read;
      });
    } else if (items) wrongType(report, 'Invalid type: Expected Array');
    else if (model && value !== null)
      output[key] = readModel(value, model, report, roles, operation);
    else if (typeof value === 'number' && value < 0)
      wrongType(report, 'Invalid value: Expected >=0');
    else if (key === 'name' && value === null) wrongType(report, 'Invalid type: Expected string');
    else output[key] = whole(value);
    under(key, report, before);
  }
  return output;
}

const dtoOf = (
  roles: readonly string[],
  shape: 'create' | 'update' | 'replace' = 'update',
): Dto<object> =>
  createDto(
    {
      model: 'User',
      shape,
      roleBits: { owner: 1, support: 2, reader: 4 },
      read: (input, report, bits) => readModel(input, user, report, bits, 'update'),
      grants: user,
      jsonSchema: () => ({}),
    },
    roles,
  );
const owner = dtoOf(['owner']);

const RECORD = {
  id: 'u-1',
  bio: 'Hi',
  name: 'Ann',
  tags: ['a', 'b', 'c'],
  meta: { deep: { list: [1, 2] }, flag: true },
  is_admin: false,
  api_key: 'sk-1',
  secret: 'mine',
  role: 'member',
  home: { street: 'x', verified: true },
  work: { street: 'w', city: 'c' },
  settings: { theme: 'light', beta: false },
  addresses: [{ street: 'a', verified: true }, { street: 'b' }],
  places: [{ street: 'a' }, { street: 'b' }],
  notes: [
    { id: 'n-1', text: 'one', score: 5 },
    { id: 'n-2', text: 'two', score: 7 },
  ],
};

/** The record after a patch that is accepted. */
function patched(patch: unknown, record: object = RECORD, dto: Dto<object> = owner): object {
  const before = structuredClone(record);
  const result = safeParseJsonPatch(dto, patch, record);
  expect(record).toEqual(before);
  if (!result.success) throw new DtoError(result.issues);
  const after = apply(record, result.output);
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== null));
}

function issuesOf(
  patch: unknown,
  record: object = RECORD,
  dto: Dto<object> = owner,
): readonly Issue[] {
  const before = structuredClone(record);
  const result = safeParseJsonPatch(dto, patch, record);
  expect(record).toEqual(before);
  return result.success ? [] : result.issues;
}

/** `code path: message` of each issue. */
const said = (...args: Parameters<typeof issuesOf>): string[] =>
  issuesOf(...args).map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);

describe('RFC 6902, appendix A', () => {
  const grants: ModelGrants = Object.fromEntries(
    ['foo', 'baz', 'child', 'qux', '/', '~1'].map((key) => [key, OPEN]),
  );
  const anything: Dto<object> = createDto(
    {
      model: 'Any',
      shape: 'update',
      roleBits: { owner: 1 },
      read: (input, report, bits) => readModel(input, grants, report, bits, 'update'),
      grants,
      jsonSchema: () => ({}),
    },
    ['owner'],
  );

  test.each([
    [
      'A.1 adding an object member',
      { foo: 'bar' },
      [{ op: 'add', path: '/baz', value: 'qux' }],
      { baz: 'qux', foo: 'bar' },
    ],
    [
      'A.2 adding an array element',
      { foo: ['bar', 'baz'] },
      [{ op: 'add', path: '/foo/1', value: 'qux' }],
      { foo: ['bar', 'qux', 'baz'] },
    ],
    [
      'A.3 removing an object member',
      { baz: 'qux', foo: 'bar' },
      [{ op: 'remove', path: '/baz' }],
      { foo: 'bar' },
    ],
    [
      'A.4 removing an array element',
      { foo: ['bar', 'qux', 'baz'] },
      [{ op: 'remove', path: '/foo/1' }],
      { foo: ['bar', 'baz'] },
    ],
    [
      'A.5 replacing a value',
      { baz: 'qux', foo: 'bar' },
      [{ op: 'replace', path: '/baz', value: 'boo' }],
      { baz: 'boo', foo: 'bar' },
    ],
    [
      'A.6 moving a value',
      { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
      [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
      { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
    ],
    [
      'A.7 moving an array element',
      { foo: ['all', 'grass', 'cows', 'eat'] },
      [{ op: 'move', from: '/foo/1', path: '/foo/3' }],
      { foo: ['all', 'cows', 'eat', 'grass'] },
    ],
    [
      'A.8 testing a value: success',
      { baz: 'qux', foo: ['a', 2, 'c'] },
      [
        { op: 'test', path: '/baz', value: 'qux' },
        { op: 'test', path: '/foo/1', value: 2 },
      ],
      { baz: 'qux', foo: ['a', 2, 'c'] },
    ],
    [
      'A.10 adding a nested member object',
      { foo: 'bar' },
      [{ op: 'add', path: '/child', value: { grandchild: {} } }],
      { foo: 'bar', child: { grandchild: {} } },
    ],
    [
      'A.11 ignoring unrecognized elements',
      { foo: 'bar' },
      [{ op: 'add', path: '/baz', value: 'qux', xyz: 123 }],
      { foo: 'bar', baz: 'qux' },
    ],
    [
      'A.14 ~ escape ordering',
      { '/': 9, '~1': 10 },
      [{ op: 'test', path: '/~01', value: 10 }],
      { '/': 9, '~1': 10 },
    ],
    [
      'A.16 adding an array value',
      { foo: ['bar'] },
      [{ op: 'add', path: '/foo/-', value: ['abc', 'def'] }],
      { foo: ['bar', ['abc', 'def']] },
    ],
  ])('%s', (_, record, patch, expected) => {
    expect(patched(patch, record, anything)).toEqual(expected);
    expect(patched(JSON.stringify(patch), record, anything)).toEqual(expected);
  });

  test.each([
    [
      'A.9 testing a value: error',
      { baz: 'qux' },
      [{ op: 'test', path: '/baz', value: 'bar' }],
      'invalid 0.value: Test failed',
    ],
    [
      'A.12 adding to a nonexistent target',
      { foo: 'bar' },
      [{ op: 'add', path: '/baz/bat', value: 'qux' }],
      'invalid 0.path: No such place',
    ],
    [
      'A.13 invalid JSON Patch document',
      { foo: 'bar' },
      '[{ "op": "add", "path": "/baz", "value": "qux", "op": "remove" }]',
      'invalid 0.op: Duplicate key',
    ],
    [
      'A.15 comparing strings and numbers',
      { '/': 9, '~1': 10 },
      [{ op: 'test', path: '/~01', value: '10' }],
      'invalid 0.value: Test failed',
    ],
  ])('%s', (_, record, patch, expected) => {
    expect(said(patch, record, anything)).toEqual([expected]);
  });
});

describe('a patch', () => {
  test('of nothing changes nothing, and is parsed', () => {
    expect(parseJsonPatch(owner, [], RECORD)).toEqual({});
  });

  test('is what parse returns for the merge patch, of what was touched only', () => {
    const patch = [
      { op: 'replace', path: '/settings/theme', value: 'dark' },
      { op: 'add', path: '/meta/deep/list/0', value: 0 },
      { op: 'remove', path: '/bio' },
      { op: 'replace', path: '/name', value: 'Ann' },
    ];
    expect(parseJsonPatch(owner, patch, RECORD)).toEqual({
      settings: { theme: 'dark' },
      meta: { deep: { list: [0, 1, 2] }, flag: true },
      bio: null,
      name: 'Ann',
    });
  });

  test('is refused as a whole: parseJsonPatch throws every reason', () => {
    const patch = [
      { op: 'replace', path: '/bio', value: 'x' },
      { op: 'replace', path: '/is_admin', value: true },
      { op: 'add', path: '/nope', value: 1 },
    ];
    const attempt = (): unknown => parseJsonPatch(owner, patch, RECORD);
    expect(attempt).toThrow(DtoError);
    expect(attempt).toThrow('1.path: Not writable; 2.path: Unknown key');
  });

  test('may be text or bytes, read as strictly as any body', () => {
    const text = '[{"op":"add","path":"/bio","value":"Hello"}]';
    const bytes = new TextEncoder().encode(text);
    for (const body of [text, bytes, bytes.buffer, Buffer.from(text)]) {
      expect(parseJsonPatch(owner, body, RECORD)).toEqual({ bio: 'Hello' });
    }
    expect(said('[{"op":"test","op":"add","path":"/bio","value":"x"}]')).toEqual([
      'invalid 0.op: Duplicate key',
    ]);
    expect(said('[')).toEqual(['invalid : Unfinished JSON']);
    expect(said('"add"')).toEqual(['invalid : Invalid type: Expected Array']);
    expect(said('[{"op":"add","path":"/meta","value":9007199254740993}]')).toEqual([
      'invalid 0.value: Integer not exact as a double',
    ]);
    const result = safeParseJsonPatch(owner, text, RECORD, { limits: { bytes: 9 } });
    expect(result).toMatchObject({ issues: [{ path: [], message: 'More than 9 bytes' }] });
  });

  test.each([
    null,
    undefined,
    {},
    7,
    { op: 'remove', path: '/bio' },
    new Set(),
    { length: 1, 0: {} },
  ])('that is %j is no list', (patch) => {
    expect(said(patch)).toEqual(['invalid : Invalid type: Expected Array']);
  });

  test('has an end', () => {
    const test1 = { op: 'test', path: '/bio', value: 'Hi' };
    const patch = Array.from({ length: 1_001 }, () => test1);
    expect(said(patch)).toEqual(['invalid : Invalid length: Expected <=1000']);
    const of = (maxOperations: number): JsonPatchOptions => ({ maxOperations });
    expect(safeParseJsonPatch(owner, patch, RECORD, of(1_001)).success).toBe(true);
    expect(() => safeParseJsonPatch(owner, patch, RECORD, of(Number.NaN))).toThrow(RangeError);
    expect(() => safeParseJsonPatch(owner, patch, RECORD, { limits: { depth: -1 } })).toThrow(
      RangeError,
    );
  });

  test('of nobody known is refused, even if it is empty', () => {
    for (const roles of [[], ['nobody'], ['__proto__'], ['constructor']]) {
      expect(said([], RECORD, dtoOf(roles))).toEqual(['not_writable : Not writable']);
    }
  });

  test('changes what is there: other Dtos, and records that are none, are a mistake of the server', () => {
    expect(() => safeParseJsonPatch(dtoOf(['owner'], 'create'), [], RECORD)).toThrow(TypeError);
    expect(() => safeParseJsonPatch(dtoOf(['owner'], 'replace'), [], RECORD)).toThrow(TypeError);
    for (const record of [null, undefined, [], 'x']) {
      expect(() => safeParseJsonPatch(owner, [], record as unknown as object)).toThrow(TypeError);
    }
  });

  test('lists a hundred reasons at most', () => {
    const write = Array.from({ length: 500 }, () => ({ op: 'remove', path: '/is_admin' }));
    expect(issuesOf(write)).toHaveLength(100);
    expect(issuesOf(Array.from({ length: 500 }, () => 1))).toHaveLength(100);
    const value = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, 1]));
    expect(issuesOf([{ op: 'add', path: '/home', value }])).toHaveLength(100);
  });

  test('of mistakes of both kinds tells them in the order of the operations', () => {
    expect(said([{ op: 'remove', path: '/is_admin' }, 1, { op: 'remove', path: '/id' }])).toEqual([
      'not_writable 0.path: Not writable',
      'invalid 1: Invalid type: Expected Object',
      'not_writable 2.path: Not writable',
    ]);
  });
});

describe('an operation', () => {
  test.each([
    [[1], 'invalid 0: Invalid type: Expected Object'],
    [[null], 'invalid 0: Invalid type: Expected Object'],
    [[[]], 'invalid 0: Invalid type: Expected Object'],
    [[,], 'invalid 0: Invalid type: Expected Object'], // eslint-disable-line no-sparse-arrays
    [[{}], 'invalid 0.op: Missing'],
    [[Object.create({ op: 'remove', path: '/bio' })], 'invalid 0: Invalid type: Expected Object'],
    [[{ op: 'remove' }], 'invalid 0.path: Missing'],
    [[{ op: 'remove', path: 1 }], 'invalid 0.path: Invalid type: Expected string'],
    [[{ op: 'remove', path: ['/bio'] }], 'invalid 0.path: Invalid type: Expected string'],
    [[{ op: 'add', path: '/bio' }], 'invalid 0.value: Missing'],
    [[{ op: 'test', path: '/bio', value: undefined }], 'invalid 0.value: Missing'],
    [[{ op: 'copy', path: '/bio' }], 'invalid 0.from: Missing'],
    [[{ op: 'move', path: '/bio', from: null }], 'invalid 0.from: Invalid type: Expected string'],
    [[{ op: 'remove', path: 'bio' }], 'invalid 0.path: Invalid JSON Pointer'],
    [[{ op: 'remove', path: '/b~2' }], 'invalid 0.path: Invalid JSON Pointer'],
    [[{ op: 'copy', path: '/bio', from: '#/name' }], 'invalid 0.from: Invalid JSON Pointer'],
    [
      [{ op: 'move', path: '/meta/deep/x', from: '/meta/deep' }],
      'invalid 0.path: Nothing moves into itself',
    ],
  ])('%j', (patch, expected) => {
    expect(said(patch)).toEqual([expected]);
  });

  test('leads no deeper than an honest one', () => {
    expect(said([{ op: 'remove', path: '/a'.repeat(501) }])).toEqual([
      'invalid 0.path: Nested too deeply',
    ]);
    expect(said([{ op: 'remove', path: `/meta${'/a'.repeat(499)}` }])).toEqual([
      'invalid 0.path: No such place',
    ]);
  });

  test.each(['ADD', ' add', 'append', '__proto__', 'toString', 1, null, ['add']])(
    'with op %j',
    (op) => {
      expect(said([{ op, path: '/bio', value: 1, from: '/name' }])).toEqual([
        'invalid 0.op: Invalid type: Expected ("add" | "remove" | "replace" | "move" | "copy" | "test")',
      ]);
    },
  );

  test('ignores members that it does not have', () => {
    const patch = [{ op: 'add', path: '/bio', value: 'x', from: '/api_key', is_admin: true }];
    expect(patched(patch)).toEqual({ ...RECORD, bio: 'x' });
  });

  test('is not found on Object.prototype', () => {
    const prototype = Object.prototype as { op?: string };
    prototype.op = 'remove';
    try {
      expect(said([{ path: '/bio' }])).toEqual(['invalid 0.op: Missing']);
    } finally {
      delete prototype.op;
    }
  });
});

describe('a pointer', () => {
  test.each([
    ['/tags/00', 'replace'],
    ['/tags/01', 'replace'],
    ['/tags/3', 'replace'],
    ['/tags/-', 'replace'],
    ['/tags/-1', 'replace'],
    ['/tags/1e0', 'replace'],
    ['/tags/length', 'replace'],
    ['/tags/4', 'add'],
    ['/tags/01', 'add'],
    ['/tags/-/x', 'add'],
    ['/tags/99999999999999999999', 'add'],
    ['/tags/0/length', 'add'],
    ['/tags/', 'add'],
    ['/meta/deep/list/-', 'replace'],
    ['/meta/toString', 'replace'],
    ['/meta/__proto__', 'replace'],
    ['/meta/constructor/prototype/x', 'add'],
    ['/meta/__proto__/is_admin', 'add'],
    ['/name/0', 'add'],
    ['/places/2/street', 'add'],
    ['/places/00/street', 'add'],
  ])('%s to %s is nowhere', (path, op) => {
    expect(said([{ op, path, value: 'x' }])).toEqual(['invalid 0.path: No such place']);
  });

  test('knows the end of a list, and an empty key', () => {
    const patch = [
      { op: 'add', path: '/tags/-', value: 'd' },
      { op: 'add', path: '/tags/4', value: 'e' },
      { op: 'add', path: '/', value: 1 },
    ];
    expect(patched(patch)).toEqual({ ...RECORD, tags: ['a', 'b', 'c', 'd', 'e'], '': 1 });
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'ıs_admin'])(
    'to %s leads to no field',
    (key) => {
      for (const path of [`/${key}`, `/${key}/is_admin`, `/home/${key}`, `/addresses/0/${key}`]) {
        expect(said([{ op: 'add', path, value: true }])).toEqual([
          'unknown_key 0.path: Unknown key',
        ]);
        expect(said([{ op: 'test', path, value: true }])).toEqual([
          'invalid 0.path: No such place',
        ]);
        expect(said([{ op: 'copy', from: path, path: '/bio' }])).toEqual([
          'invalid 0.from: No such place',
        ]);
      }
    },
  );

  test('in a free value makes __proto__ a key like any other, and changes no prototype', () => {
    const patch = [
      { op: 'add', path: '/meta/__proto__', value: {} },
      { op: 'add', path: '/meta/__proto__/is_admin', value: true },
    ];
    const { meta } = patched(patch) as { meta: object };
    expect(Object.getPrototypeOf(meta)).toBe(Object.prototype);
    expect(({} as { is_admin?: true }).is_admin).toBeUndefined();
    expect(JSON.stringify(meta)).toContain('"__proto__":{"is_admin":true}');
  });
});

describe('writing', () => {
  test.each([
    [{ op: 'replace', path: '/is_admin', value: true }, 'not_writable 0.path: Not writable'],
    [{ op: 'remove', path: '/is_admin' }, 'not_writable 0.path: Not writable'],
    [{ op: 'add', path: '/api_key/x', value: 1 }, 'not_writable 0.path: Not writable'],
    [{ op: 'move', from: '/bio', path: '/is_admin' }, 'not_writable 0.path: Not writable'],
    [{ op: 'move', from: '/is_admin', path: '/bio' }, 'not_writable 0.from: Not writable'],
    [{ op: 'copy', from: '/bio', path: '/role' }, 'not_writable 0.path: Not writable'],
    [{ op: 'replace', path: '/home/verified', value: true }, 'not_writable 0.path: Not writable'],
    [{ op: 'add', path: '/settings/beta', value: true }, 'not_writable 0.path: Not writable'],
    [
      { op: 'add', path: '/addresses/1/verified', value: true },
      'not_writable 0.path: Not writable',
    ],
    [{ op: 'add', path: '/addresses/1/nope', value: true }, 'unknown_key 0.path: Unknown key'],
    [
      { op: 'add', path: '/addresses/-', value: { verified: true } },
      'not_writable 0.value.verified: Not writable',
    ],
    [
      { op: 'add', path: '/addresses', value: [{}, { verified: 1 }] },
      'not_writable 0.value.1.verified: Not writable',
    ],
    [
      { op: 'replace', path: '/home', value: { street: 'y', verified: true } },
      'not_writable 0.value.verified: Not writable',
    ],
    [
      { op: 'add', path: '/home', value: JSON.parse('{"__proto__":{"verified":true}}') },
      'unknown_key 0.value.__proto__: Unknown key',
    ],
    [
      { op: 'replace', path: '', value: { bio: 'x', is_admin: true } },
      'not_writable 0.value.is_admin: Not writable',
    ],
    [
      { op: 'replace', path: '', value: { home: { verified: true } } },
      'not_writable 0.value.home.verified: Not writable',
    ],
    [
      { op: 'replace', path: '', value: { bio: 'x' } },
      'not_writable 0.path: Would lose what is not writable',
    ],
    [{ op: 'add', path: '', value: {} }, 'not_writable 0.path: Would lose what is not writable'],
    [{ op: 'remove', path: '' }, 'not_writable 0.path: Would lose what is not writable'],
    [{ op: 'copy', from: '/work', path: '' }, 'unknown_key 0.path: Unknown key'],
    [
      { op: 'replace', path: '/home', value: { street: 'y' } },
      'not_writable 0.path: Would lose what is not writable',
    ],
    [
      { op: 'replace', path: '/home', value: null },
      'not_writable 0.path: Would lose what is not writable',
    ],
    [{ op: 'remove', path: '/home' }, 'not_writable 0.path: Would lose what is not writable'],
    [{ op: 'move', from: '/home', path: '/work' }, 'unknown_key 0.path: Unknown key'],
    [
      { op: 'copy', from: '/addresses/0', path: '/addresses/-' },
      'not_writable 0.path: Not writable',
    ],
    [{ op: 'copy', from: '/home', path: '/addresses/-' }, 'not_writable 0.path: Not writable'],
    [
      { op: 'replace', path: '/addresses/1/street', value: 'z' },
      'not_writable 0.path: Would lose what is not writable',
    ],
    [
      { op: 'remove', path: '/addresses/0' },
      'not_writable 0.path: Would lose what is not writable',
    ],
    [
      { op: 'move', from: '/addresses/1', path: '/addresses/0' },
      'not_writable 0.path: Would lose what is not writable',
    ],
  ])('%j', (operation, expected) => {
    expect(said([operation])[0]).toBe(expected);
  });

  test('asks the grants of each of several roles', () => {
    const both = dtoOf(['owner', 'support']);
    const patch = [
      { op: 'replace', path: '/settings/beta', value: true },
      { op: 'replace', path: '/role', value: 'admin' },
    ];
    expect(said(patch)).toHaveLength(2);
    expect(patched(patch, RECORD, both)).toEqual({
      ...RECORD,
      settings: { theme: 'light', beta: true },
      role: 'admin',
    });
    const value = { theme: 'dark', beta: true };
    expect(patched([{ op: 'replace', path: '/settings', value }], RECORD, both)).toEqual({
      ...RECORD,
      settings: value,
    });
  });

  test('a model whole writes what is given and removes the rest', () => {
    const work = { street: 'y' };
    expect(parseJsonPatch(owner, [{ op: 'replace', path: '/work', value: work }], RECORD)).toEqual({
      work: { street: 'y', city: null },
    });
    expect(parseJsonPatch(owner, [{ op: 'remove', path: '/work' }], RECORD)).toEqual({
      work: null,
    });
    const twice = [
      { op: 'remove', path: '/work' },
      { op: 'add', path: '/work', value: work },
    ];
    expect(parseJsonPatch(owner, twice, RECORD)).toEqual({ work: { street: 'y', city: null } });
    const nested = [
      { op: 'add', path: '/settings/home', value: work },
      { op: 'add', path: '/settings/home/city', value: 'c' },
    ];
    expect(patched(nested)).toEqual({
      ...RECORD,
      settings: { theme: 'light', beta: false, home: { street: 'y', city: 'c' } },
    });
  });

  test('a model where there was none', () => {
    const { home: _, ...record } = RECORD;
    const added = [{ op: 'add', path: '/home', value: { street: 'y', code: 1 } }];
    expect(patched(added, record)).toEqual({ ...record, home: { street: 'y', code: 1 } });
    expect(said([{ op: 'add', path: '/home/street', value: 'y' }], record)).toEqual([
      'invalid 0.path: No such place',
    ]);
    expect(
      said([{ op: 'add', path: '/home/street', value: 'y' }], { ...record, home: null }),
    ).toEqual(['invalid 0.path: No such place']);
  });

  test('a list of models, where nothing is lost', () => {
    const patch = [
      { op: 'add', path: '/places/1', value: { street: 'new' } },
      { op: 'remove', path: '/places/0' },
      { op: 'replace', path: '/places/1/street', value: 'c' },
      { op: 'copy', from: '/places/0', path: '/places/-' },
      { op: 'move', from: '/places/1', path: '/places/0' },
    ];
    expect(patched(patch)).toEqual({
      ...RECORD,
      places: [{ street: 'c' }, { street: 'new' }, { street: 'new' }],
    });
  });

  test('what the record has and nobody declared is lost, too', () => {
    const record = { ...RECORD, places: [{ street: 'a', row: 7 }], work: { street: 'w', row: 7 } };
    expect(said([{ op: 'add', path: '/places/-', value: {} }], record)).toEqual([
      'not_writable 0.path: Would lose what is not writable',
    ]);
    expect(said([{ op: 'remove', path: '/work' }], record)).toEqual([
      'not_writable 0.path: Would lose what is not writable',
    ]);
    expect(patched([{ op: 'add', path: '/work/city', value: 'c' }], record)).toEqual({
      ...record,
      work: { street: 'w', row: 7, city: 'c' },
    });
  });

  test('a list with a key leaves out what apply gives back', () => {
    const patch = [
      { op: 'replace', path: '/notes/1/text', value: 'TWO' },
      { op: 'move', from: '/notes/1', path: '/notes/0' },
    ];
    expect(parseJsonPatch(owner, patch, RECORD)).toEqual({
      notes: [
        { id: 'n-2', text: 'TWO' },
        { id: 'n-1', text: 'one' },
      ],
    });
    expect(said([{ op: 'copy', from: '/notes/1', path: '/notes/0' }])).toEqual([
      'invalid 0.from: No such place',
    ]);
    expect(said([{ op: 'add', path: '/notes/0/score', value: 9 }])).toEqual([
      'not_writable 0.path: Not writable',
    ]);
    expect(said([{ op: 'add', path: '/notes/-', value: { score: 9 } }])).toEqual([
      'not_writable 0.value.score: Not writable',
    ]);
  });

  test('removes what may be absent, and nothing else', () => {
    expect(said([{ op: 'remove', path: '/name' }])).toEqual(['invalid 0.path: Missing']);
    expect(said([{ op: 'replace', path: '/name', value: null }])).toEqual([
      'invalid 0.value: Invalid type: Expected string',
    ]);
    expect(patched([{ op: 'remove', path: '/bio' }])).not.toHaveProperty('bio');
    // A merge patch would take it for a removal, which it is not.
    expect(said([{ op: 'replace', path: '/bio', value: null }])).toEqual([
      'invalid 0.value: Invalid type: Expected !null',
    ]);
    expect(
      said([
        { op: 'remove', path: '/bio' },
        { op: 'remove', path: '/bio' },
      ]),
    ).toEqual(['invalid 1.path: No such place']);
  });
});

describe('reading', () => {
  const nowhere = 'invalid 0.path: No such place';

  test('what may not be read is to the client what is not there', () => {
    const guesses = ['sk-1', 'sk-2', null, ''];
    const answers = guesses.flatMap((value) => [
      ...said([{ op: 'test', path: '/api_key', value }]),
      ...said([{ op: 'test', path: '/api_key/0', value }]),
      ...said([{ op: 'test', path: '/secret', value }]),
      ...said([{ op: 'test', path: '/password', value }]),
      ...said([{ op: 'test', path: '/nope', value }]),
      ...said([{ op: 'test', path: '/notes/0/score', value }]),
      ...said([{ op: 'test', path: '/home/city', value }]),
    ]);
    expect(new Set(answers)).toEqual(new Set([nowhere]));
    expect(answers).toHaveLength(guesses.length * 7);
  });

  test('a whole with a part that may not be read is none', () => {
    for (const path of ['', '/notes', '/notes/0']) {
      expect(said([{ op: 'test', path, value: RECORD }])).toEqual([nowhere]);
      expect(said([{ op: 'copy', from: path, path: '/meta' }])).toEqual([
        'invalid 0.from: No such place',
      ]);
    }
    expect(said([{ op: 'copy', from: '/api_key', path: '/bio' }])).toEqual([
      'invalid 0.from: No such place',
    ]);
    expect(said([{ op: 'move', from: '/secret', path: '/bio' }])).toEqual([
      'invalid 0.from: No such place',
    ]);
    expect(
      said([{ op: 'test', path: '/api_key', value: 'sk-1' }], RECORD, dtoOf(['reader'])),
    ).toEqual([]);
  });

  test('what was written in the same patch is read no more than before', () => {
    const patch = [
      { op: 'add', path: '/password', value: 'x' },
      { op: 'copy', from: '/password', path: '/bio' },
    ];
    expect(said(patch)).toEqual(['invalid 1.from: No such place']);
    expect(parseJsonPatch(owner, [{ op: 'add', path: '/password', value: 'x' }], RECORD)).toEqual({
      password: 'x',
    });
  });

  test('what nobody declared is not there', () => {
    const record = { ...RECORD, internal: 1, home: { street: 'x', internal: 2 } };
    expect(said([{ op: 'test', path: '/internal', value: 1 }], record)).toEqual([nowhere]);
    expect(said([{ op: 'test', path: '/home', value: { street: 'x' } }], record)).toEqual([]);
    expect(parseJsonPatch(owner, [{ op: 'copy', from: '/home', path: '/meta' }], record)).toEqual({
      meta: { street: 'x' },
    });
  });

  test('tests as RFC 6902, section 4.6', () => {
    class Model {
      street = 'x';
    }
    const record = {
      ...RECORD,
      meta: {
        at: new Date(0),
        big: 2n ** 60n,
        nan: Number.NaN,
        gone: undefined,
        none: null,
        list: [1, [2]],
      },
      work: new Model(),
    };
    const holds = (path: string, value: unknown): boolean =>
      said([{ op: 'test', path, value }], record).length === 0;
    expect(holds('/meta/at', '1970-01-01T00:00:00.000Z')).toBe(true);
    expect(holds('/meta/at', '1970-01-01')).toBe(false);
    expect(holds('/meta/at', {})).toBe(false);
    expect(holds('/meta/big', 2 ** 60)).toBe(true);
    expect(holds('/meta/big', 2 ** 61)).toBe(false);
    expect(holds('/meta/big', 0.5)).toBe(false);
    expect(holds('/meta/nan', null)).toBe(true);
    expect(holds('/meta/gone', null)).toBe(false);
    expect(holds('/meta/none', null)).toBe(true);
    expect(holds('/meta/list', [1, [2]])).toBe(true);
    expect(holds('/meta/list', [[2], 1])).toBe(false);
    expect(holds('/meta/list', { 0: 1, 1: [2] })).toBe(false);
    expect(holds('/meta/list', [1, [2], 3])).toBe(false);
    expect(holds('/work', { street: 'x' })).toBe(true);
    expect(holds('/work', { street: 'x', city: 'c' })).toBe(false);
    expect(holds('/work', [])).toBe(false);
    expect(holds('/settings', { beta: false, theme: 'light' })).toBe(true);
    expect(holds('/tags/0', 'a')).toBe(true);
    expect(holds('/is_admin', 0)).toBe(false);
    expect(holds('/meta/list', JSON.parse('{"__proto__":[1,[2]]}'))).toBe(false);
  });
});

describe('moving within a list', () => {
  test('reads nothing of the models that are moved', () => {
    const move = { op: 'move', from: '/notes/0', path: '/notes/-' };
    expect(parseJsonPatch(owner, [move], RECORD)).toEqual({
      notes: [
        { id: 'n-2', text: 'two' },
        { id: 'n-1', text: 'one' },
      ],
    });
    expect(said([{ ...move, op: 'copy' }])).toEqual(['invalid 0.from: No such place']);
    expect(said([{ ...move, path: '/places/0' }])).toEqual(['invalid 0.from: No such place']);
  });

  test('reads what is moved elsewhere, if only to another key of the same value', () => {
    const record = { ...RECORD, secret: { list: [1, 2] } };
    for (const path of ['/secret/list/1', '/secret/list/-', '/bio']) {
      expect(said([{ op: 'move', from: '/secret/list/0', path }], record)).toEqual([
        'invalid 0.from: No such place',
      ]);
    }
  });
});

describe('a record as databases return them', () => {
  class User {
    bio = 'Hi';
    work = new Place();
    meta: unknown = { at: new Date(0), map: new Map([['a', 1]]) };
    get is_admin(): boolean {
      return true;
    }
  }
  class Place {
    street = 'x';
  }

  test('is changed in a copy, where models may be of a class and other values are whole', () => {
    const record = Object.freeze(new User());
    expect(parseJsonPatch(owner, [{ op: 'add', path: '/work/city', value: 'c' }], record)).toEqual({
      work: { city: 'c' },
    });
    for (const path of ['/meta/at/x', '/meta/map/a', '/meta/map/size']) {
      expect(said([{ op: 'add', path, value: 1 }], record)).toEqual([
        'invalid 0.path: No such place',
      ]);
    }
    expect(patched([{ op: 'add', path: '/meta/x', value: 1 }], { ...record })).toMatchObject({
      meta: { at: new Date(0), map: new Map([['a', 1]]), x: 1 },
    });
    expect(said([{ op: 'copy', from: '/meta/at', path: '/work' }], record)).toEqual([
      'invalid 0.path: Invalid type: Expected Object',
    ]);
  });
});

describe('an issue of the parser', () => {
  test.each<[string, object[], string]>([
    [
      'in a value',
      [{ op: 'add', path: '/tags', value: -1 }],
      'invalid 0.value: Invalid value: Expected >=0',
    ],
    [
      'in a member of a value',
      [{ op: 'add', path: '/work', value: { city: -1 } }],
      'invalid 0.value.city: Invalid value: Expected >=0',
    ],
    [
      'of the last that wrote there',
      [
        { op: 'add', path: '/tags', value: 1 },
        { op: 'replace', path: '/tags', value: -1 },
      ],
      'invalid 1.value: Invalid value: Expected >=0',
    ],
    [
      'of what was copied',
      [
        { op: 'add', path: '/meta', value: { n: -1 } },
        { op: 'copy', from: '/meta/n', path: '/tags' },
      ],
      'invalid 1.path: Invalid value: Expected >=0',
    ],
    [
      'in an item',
      [
        { op: 'add', path: '/places/-', value: { street: -1 } },
        { op: 'add', path: '/places/0', value: {} },
      ],
      'invalid 0.value.street: Invalid value: Expected >=0',
    ],
    [
      'in an item before which one was removed',
      [
        { op: 'replace', path: '/places/1/street', value: -1 },
        { op: 'remove', path: '/places/0' },
      ],
      'invalid 0.value: Invalid value: Expected >=0',
    ],
    [
      'of a whole',
      [{ op: 'add', path: '/places', value: {} }],
      'invalid 0.value: Invalid type: Expected Array',
    ],
    [
      'of the record',
      [{ op: 'add', path: '', value: [] }],
      'not_writable 0.path: Would lose what is not writable',
    ],
  ])('%s', (_, patch, expected) => {
    expect(said(patch)).toEqual([expected]);
  });

  test('of something stored beside is told of the operation', () => {
    const record = { ...RECORD, places: [{ street: -1 }, {}] };
    expect(said([{ op: 'add', path: '/places/1/street', value: 'x' }], record)).toEqual([
      'invalid 0: Invalid value: Expected >=0',
    ]);
  });
});

describe('the log', () => {
  const reportOf = (patch: unknown): RefusedReport | undefined => {
    const reports: RefusedReport[] = [];
    safeParseJsonPatch(owner, patch, RECORD, {
      onRefused: (report) => reports.push(report),
      principal: 'me',
    });
    expect(reports.length).toBeLessThanOrEqual(1);
    return reports[0];
  };

  test('is told the truth, and where it is', () => {
    const patch = [
      { op: 'test', path: '/api_key', value: 'sk-guess' },
      { op: 'add', path: '/addresses/0/Verified', value: 'sk-guess' },
      { op: 'add', path: '/home', value: { 'ver/ified': 'sk-guess' } },
      { op: 'copy', from: '/notes', path: '/meta' },
      { op: 'test', path: '/Api_Key', value: 'sk-guess' },
    ];
    const report = reportOf(patch);
    expect(report).toEqual({
      model: 'User',
      shape: 'update',
      operation: 'update',
      roles: ['owner'],
      principal: 'me',
      outcome: 'rejected',
      issues: [
        {
          code: 'not_writable',
          path: [0, 'path'],
          message: 'Not readable',
          pointer: '/0/path',
          target: '/api_key',
        },
        {
          code: 'unknown_key',
          path: [1, 'path'],
          message: 'Unknown key',
          pointer: '/1/path',
          target: '/addresses/0/Verified',
          looksLike: 'verified',
        },
        {
          code: 'unknown_key',
          path: [2, 'value', 'ver/ified'],
          message: 'Unknown key',
          pointer: '/2/value/ver~1ified',
          target: '/home/ver~1ified',
        },
        {
          code: 'not_writable',
          path: [3, 'from'],
          message: 'Not readable as a whole',
          pointer: '/3/from',
          target: '/notes',
        },
        {
          code: 'unknown_key',
          path: [4, 'path'],
          message: 'Unknown key',
          pointer: '/4/path',
          target: '/Api_Key',
          looksLike: 'api_key',
        },
      ],
    });
    expect(JSON.stringify(report)).not.toContain('sk-');
  });

  test('is told nothing of what is accepted, and everything of a text that is no JSON', () => {
    expect(reportOf([{ op: 'test', path: '/bio', value: 'Hi' }])).toBeUndefined();
    expect(reportOf('[')).toMatchObject({ issues: [{ pointer: '', message: 'Unfinished JSON' }] });
    expect(reportOf([{ op: 'test', path: '/bio', value: 'Ho' }])).toMatchObject({
      issues: [{ pointer: '/0/value', target: '/bio' }],
    });
  });

  test('repeats no key at any length', () => {
    const key = 'k'.repeat(10_000);
    const report = reportOf([
      { op: 'add', path: `/${key}`, value: 1 },
      { op: 'add', path: '/work', value: { [key]: 1 } },
    ]);
    expect(JSON.stringify(report).length).toBeLessThan(1_500);
  });
});

describe('what else a request says', () => {
  const team = { update: 1, read: 1, references: { model: 'Team', key: 'id' } };
  const grants: ModelGrants = { ...user, bio: OPEN, id: OPEN, team };
  const dto: Dto<object> = createDto(
    {
      model: 'Project',
      shape: 'update',
      roleBits: { owner: 1 },
      read: (input, report, bits) => readModel(input, grants, report, bits, 'update'),
      grants,
      checkReferences,
      jsonSchema: () => ({}),
    },
    ['owner'],
  );
  const record = { id: 'u-1', team: 't-1', bio: 'Hi' };
  const put = (path: string, value: unknown): object[] => [{ op: 'add', path, value }];

  function asked(patch: unknown, options?: JsonPatchOptions): string[] {
    const result = safeParseJsonPatch(dto, patch, record, options);
    return result.success
      ? []
      : result.issues.map((one) => `${one.path.join('.')}: ${one.message}`);
  }

  test('that contradicts the path is refused', () => {
    const params = { id: 'u-1' };
    expect(asked(put('/id', 'u-2'), { params })).toEqual(['0.value: Contradicts the path']);
    expect(asked([{ op: 'copy', from: '/bio', path: '/id' }], { params })).toEqual([
      '0.path: Contradicts the path',
    ]);
    expect(asked(put('/id', 'u-1'), { params })).toEqual([]);
    expect(asked(put('/bio', 'x'), { params })).toEqual([]);
  });

  test('about references is asked, of whom it is asked', () => {
    const principal = { userId: 'm' };
    const mayReference = vi.fn(({ ids }: AskedReferences) => ids.filter((id) => id === 't-2'));
    expect(asked(put('/team', 't-2'))).toEqual(['0.value: Reference not checked']);
    expect(asked(put('/team', 't-2'), { mayReference, principal })).toEqual([]);
    expect(asked(put('/team', 't-3'), { mayReference })).toEqual(['0.value: Unknown or not yours']);
    expect(mayReference.mock.calls).toMatchObject([
      [{ model: 'Team', ids: ['t-2'], principal }],
      [{ model: 'Team', ids: ['t-3'] }],
    ]);
    expect(asked(put('/bio', 'x'), { mayReference })).toEqual([]);
  });

  test('is told to the log once', () => {
    const onRefused = vi.fn<(report: RefusedReport) => void>();
    asked(put('/team', 't-2'), { onRefused, principal: 'me' });
    expect(onRefused.mock.calls).toMatchObject([
      [{ principal: 'me', issues: [{ target: '/team' }] }],
    ]);
  });
});

test.each<[text: string, isUnreadable: boolean]>([
  ['[{"op":"add","path":"/bio","value":1,"path":"/is_admin"}]', true],
  ['[', true],
  ['', true],
  ['{}', false],
  ['[{"op":"add","path":"/is_admin","value":1}]', false],
])('%s is a text that nobody can read: %s', (text, isUnreadable) => {
  const result = safeParseJsonPatch(owner, text, RECORD);
  expect(result.success).toBe(false);
  expect('isUnreadable' in result).toBe(isUnreadable);
});

describe('a hostile patch ends', () => {
  const deep = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

  test('that doubles itself', () => {
    const patch = Array.from({ length: 60 }, (_, index) => ({
      op: 'copy',
      from: '/meta',
      path: `/meta/k${index}`,
    }));
    expect(said(patch)).toEqual([expect.stringMatching(/^invalid \d+\.from: Too much is copied$/)]);
  });

  test('that copies a large value again and again', () => {
    const value = Array.from({ length: 9_000 }, () => 0);
    const copies = Array.from({ length: 900 }, () => ({
      op: 'copy',
      from: '/meta',
      path: '/tags/-',
    }));
    expect(said([{ op: 'add', path: '/meta', value }, ...copies])).toEqual([
      'invalid 12.from: Too much is copied',
    ]);
  });

  test('that nests deeply', () => {
    const patch = [{ op: 'add', path: '/meta', value: deep(50_000) }];
    expect(said([...patch, { op: 'test', path: '/meta', value: deep(50_000) }])).toEqual([
      'invalid 1.value: Test failed',
    ]);
    expect(said([...patch, { op: 'copy', from: '/meta', path: '/tags' }])).toEqual([
      'invalid 1.from: Too much is copied',
    ]);
    expect(said([{ op: 'add', path: '/work', value: deep(50_000) }])).toEqual([
      'invalid 0.value: Invalid type: Expected Object',
    ]);
  });

  test('that nests models in models', () => {
    const nested = (depth: number): object =>
      JSON.parse('{"replies":['.repeat(depth) + ']}'.repeat(depth));
    const comment: ModelGrants = { replies: { ...OPEN, list: () => comment }, score: {} };
    const dto: Dto<object> = createDto(
      {
        model: 'Comment',
        shape: 'update',
        roleBits: { owner: 1 },
        read: (input, report, bits) => readModel(input, comment, report, bits, 'update'),
        grants: comment,
        jsonSchema: () => ({}),
      },
      ['owner'],
    );
    const add = (depth: number): object[] => [{ op: 'add', path: '', value: nested(depth) }];
    expect(said(add(200), {}, dto)).toEqual([]);
    expect(issuesOf(add(20_000), {}, dto)).toMatchObject([{ message: 'Nested too deeply' }]);
    expect(said([{ op: 'test', path: '', value: {} }], {}, dto)).toEqual([
      'invalid 0.path: No such place',
    ]);
  });

  test('that is long', () => {
    const record = { ...RECORD, meta: Array.from({ length: 10_000 }, () => ({ a: 1 })) };
    const patch = Array.from({ length: 1_000 }, (_, index) => ({
      op: 'add',
      path: `/meta/${index}`,
      value: 1,
    }));
    const start = performance.now();
    expect(said(patch, record)).toEqual([]);
    const refused = patch.map(({ path }) => ({
      op: 'replace',
      path: `${path}/${'x/'.repeat(400)}`,
      value: -1,
    }));
    expect(said(refused, record)).toEqual(['invalid 0.path: No such place']);
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});
