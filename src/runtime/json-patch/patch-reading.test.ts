/** What roles may read of a record by `test`, `copy` and `move`. */
import { describe, expect, test } from 'vitest';
import { dtoOf, owner, patched, RECORD, said } from '../../../test/json-patch/user.js';
import { parseJsonPatch } from './parse-json-patch.js';

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
    for (const path of ['', '/notes', '/notes/0', '/shed', '/shed/note']) {
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

  test('a variant, or a list of them, is read as a whole if its field is', () => {
    const record = { pay: { kind: 'card', charged: 1 }, pays: [{ kind: 'cash' }] };
    expect(said([{ op: 'test', path: '/pay', value: record.pay }], record)).toEqual([]);
    expect(said([{ op: 'test', path: '/pays', value: record.pays }], record)).toEqual([]);
    expect(patched([{ op: 'copy', from: '/pay/kind', path: '/bio' }], record)).toMatchObject({
      bio: 'card',
    });
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

  test.each<[string, unknown, unknown, boolean]>([
    ['/meta', { a: 1, b: { c: 2 } }, { b: { c: 2 }, a: 1 }, true],
    ['/meta', { a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }, false],
    ['/meta', { a: 1 }, { b: 1 }, false],
    ['/meta', { a: 1, b: 2 }, { a: 1, b: 3 }, false],
    ['/meta', { a: 1, b: 2 }, { a: 2, b: 2 }, false],
    ['/meta', { a: 5n }, { a: 5 }, true],
    ['/meta', { a: 5n }, { a: '5' }, false],
    [
      '/settings',
      { theme: 'a', home: { street: 'x' } },
      { theme: 'a', home: { street: 'x' } },
      true,
    ],
    ['/settings', { home: { street: 'x', internal: 1 } }, { home: { street: 'x' } }, true],
  ])('at %s, the stored %o is compared with %o: %s', (path, stored, value, isSame) => {
    const record = { [path.slice(1)]: stored };
    expect(said([{ op: 'test', path, value }], record)).toEqual(
      isSame ? [] : ['invalid 0.value: Test failed'],
    );
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
