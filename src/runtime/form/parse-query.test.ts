import { describe, expect, test } from 'vitest';
import { owner, said } from '../../../test/forms/user.js';
import { parseQuery, safeParseQuery } from './parse-query.js';

describe('parseQuery', () => {
  const query = (source: unknown): unknown => said(safeParseQuery(owner, source as string));

  test.each<[what: string, source: unknown]>([
    ['a text', 'age=42&tags=a'],
    ['with a question mark', '?age=42&tags=a'],
    ['URLSearchParams', new URLSearchParams('?age=42&tags=a')],
    ['the text of a URL', 'https://example.com/users/1?age=42&tags=a'],
    ['the text of a URL with a fragment', 'http://localhost:3000/?age=42&tags=a#name=x?y'],
    ['the target of a request', '/users/1?age=42&tags=a'],
    ['a URL', new URL('https://example.com/?age=42&tags=a#name=x')],
  ])('takes %s', (_, source) => {
    expect(query(source)).toEqual({ age: 42, tags: ['a'] });
  });

  test('throws', () => {
    expect(parseQuery(owner, '')).toEqual({});
    expect(() => parseQuery(owner, '?is_admin=true')).toThrow('is_admin: Not writable');
    expect(() => parseQuery(owner, '/users/1?is_admin=true')).toThrow('is_admin: Not writable');
  });

  test('sees in a URL what URLSearchParams hides', () => {
    const url = new URL('https://example.com/?name=%FF');
    expect(query(url)).toEqual(['invalid name: Invalid percent-encoding']);
  });

  test.each<[unknown]>([
    [{ age: '42' }],
    [{ search: 'age=42' }], // what Express makes of `?search=age=42`
    [{ search: 'age=42', searchParams: {} }],
    [undefined],
    [new Uint8Array()],
  ])('does not take %o', (source) => {
    if (source instanceof Uint8Array) return expect(query(source)).toEqual({});
    expect(query(source)).toEqual([
      'invalid : Expected URLSearchParams, a URL, or the text of a query',
    ]);
  });
});
