import { describe, expect, test } from 'vitest';
import { dtoOf, owner, RECORD, patched, issuesOf, said } from '../../../test/json-patch/user.js';
import { DtoError } from '../dto-error.js';
import { parseJsonPatch, safeParseJsonPatch, type JsonPatchOptions } from './parse-json-patch.js';

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
    for (const record of [null, undefined, [], 'x', Promise.resolve(RECORD)]) {
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

  test.each(['copy', 'move'])('from what the record does not hold, nothing can %s', (op) => {
    for (const from of ['/meta/nope', '/tags/3', '/home/city']) {
      expect(said([{ op, from, path: '/bio' }])).toEqual(['invalid 0.from: No such place']);
    }
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
      'of what was moved away',
      [{ op: 'move', from: '/name', path: '/bio' }],
      'invalid 0.from: Missing',
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
