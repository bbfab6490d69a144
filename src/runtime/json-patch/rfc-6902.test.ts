/** The examples of the RFC, and its rules. */
import { describe, expect, test } from 'vitest';
import { OPEN, readModel, patched, said } from '../../../test/json-patch/user.js';
import { createDto } from '../create-dto.js';
import type { Dto } from '../dto.js';
import { type ModelGrants } from '../model-grants.js';

describe('RFC 6902, appendix A', () => {
  const grants: ModelGrants = Object.fromEntries(
    ['foo', 'baz', 'child', 'qux', '/', '~1'].map((key) => [key, OPEN]),
  );
  const anything: Dto<object> = createDto(
    {
      model: 'Any',
      shape: 'update',
      bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
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
