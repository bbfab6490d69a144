import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DtoError } from '../dto-error.js';
import type { Issue } from '../issue.js';
import type { ModelGrants } from '../model-grants.js';
import { createView } from './create-view.js';
import { parseExpand } from './parse-expand.js';
import { parseFilter } from './parse-filter.js';
import { parseSort } from './parse-sort.js';
import type { View } from './view.js';

interface UserFor {
  id: string;
  name: string;
  balance?: number;
  age?: number;
  is_admin?: boolean;
  big?: bigint;
  born?: Date;
  home?: object;
}

const home: ModelGrants = {
  city: { read: -1 },
  spot: { read: 2, model: () => home },
  rooms: { read: -1, list: () => home },
};

const view = (...roles: string[]): View<UserFor> =>
  createView(
    {
      model: 'User',
      bitsOfRole: (role: string) =>
        new Map([
          ['owner', 1],
          ['admin', 2],
        ]).get(role) ?? 0,
      view: () => ({}),
      grants: {
        id: { read: -1 },
        name: { read: -1 },
        balance: { read: 1 },
        age: { read: -1 },
        is_admin: { read: 2 },
        big: { read: -1 },
        born: { read: -1 },
        tags: { read: -1 },
        hash: {},
        password: { read: -1, stored: false },
        home: { read: -1, model: () => home },
        den: { model: () => home },
      },
      // More than generated code says: the grants decide.
      scalars: {
        string: ['id', 'name', 'hash', 'password', 'undeclared', '__proto__', 'constructor'],
        number: ['balance'],
        integer: ['age'],
        boolean: ['is_admin'],
        bigint: ['big'],
        date: ['born'],
      },
    },
    roles,
  );

function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof DtoError) return error.issues;
    throw error;
  }
  return [];
}

const unknown = (...path: (string | number)[]): Issue => ({
  code: 'unknown_key',
  path,
  message: 'Unknown key',
});

const invalid = (message: string, ...path: (string | number)[]): Issue => ({
  code: 'invalid',
  path,
  message,
});

/** Not to be read by anybody here, or not there at all: the same is said of each. */
const HIDDEN = [
  'hash', 'password', 'is_admin', 'undeclared', 'nothing', 'tags', 'home', 'den', 'home.city', '__proto__',
  'constructor', 'toString', '', ' name', 'Name', 'name ', '+name', 'name:desc', 'name;', 'ID', 'nаme',
]; // prettier-ignore

describe('a sort', () => {
  test('is fields in their order', () => {
    expect(parseSort(view('owner'), 'name,-balance,id')).toEqual([
      { key: 'name', order: 'asc' },
      { key: 'balance', order: 'desc' },
      { key: 'id', order: 'asc' },
    ]);
  });

  test.each([undefined, null, ''])('%j is no order', (sort) => {
    expect(parseSort(view(), sort)).toEqual([]);
  });

  test.each(HIDDEN)('by %j is refused as by what is not there', (key) => {
    expect(issuesOf(() => parseSort(view('owner'), `name,${key}`))).toEqual([unknown('sort', 1)]);
    expect(issuesOf(() => parseSort(view('owner'), `-${key},name`))).toEqual([unknown('sort', 0)]);
  });

  test('by a field of another role is refused', () => {
    expect(issuesOf(() => parseSort(view(), 'balance'))).toEqual([unknown('sort', 0)]);
    expect(parseSort(view('admin'), 'is_admin')).toHaveLength(1);
  });

  test('names a field once, and does not tell how often it names a hidden one', () => {
    expect(issuesOf(() => parseSort(view(), 'id,-id,hash,hash'))).toEqual([
      invalid('Named twice', 'sort', 1),
      unknown('sort', 2),
      unknown('sort', 3),
    ]);
  });

  test.each([['id', 'id'], { id: 'asc' }, 5, true])('%j is no text', (sort) => {
    const refused = [invalid('Expected one text', 'sort')];
    expect(issuesOf(() => parseSort(view(), sort as unknown as string))).toEqual(refused);
  });

  test('is short', () => {
    const refused = [invalid('More than 1000 characters', 'sort')];
    expect(issuesOf(() => parseSort(view(), 'a'.repeat(1_001)))).toEqual(refused);
    expect(issuesOf(() => parseSort(view(), ','.repeat(1_000)))).toHaveLength(100);
  });
});

describe('a filter', () => {
  test('has values of the fields’ types', () => {
    const query = 'name=5&balance=1.5&age=5&big=9007199254740993&born=2026-02-28';
    expect(parseFilter(view('owner'), query)).toEqual([
      { key: 'name', value: '5' },
      { key: 'balance', value: 1.5 },
      { key: 'age', value: 5 },
      { key: 'big', value: 9007199254740993n },
      { key: 'born', value: new Date('2026-02-28') },
    ]);
    expect(parseFilter(view('admin'), new URLSearchParams({ is_admin: 'true' }))).toEqual([
      { key: 'is_admin', value: true },
    ]);
    expect(parseFilter(view(), new URL('http://localhost/?name='))).toEqual([
      { key: 'name', value: '' },
    ]);
    // A number is as near as a double comes.
    expect(parseFilter(view('owner'), 'balance=9007199254740993')).toEqual([
      { key: 'balance', value: 9007199254740992 },
    ]);
    expect(parseFilter(view(), '')).toEqual([]);
  });

  test.each(HIDDEN.filter((key) => key !== ''))(
    'by %j is refused as by what is not there',
    (key) => {
      const query = new URLSearchParams([[key, '1'], [key, '2'], ['id', '1']]); // prettier-ignore
      expect(issuesOf(() => parseFilter(view('owner'), query))).toEqual([
        unknown('filter', key),
        unknown('filter', key),
      ]);
    },
  );

  test.each([
    ['age=five', invalid('Invalid type: Expected integer', 'filter', 'age')],
    ['age=1.5', invalid('Invalid type: Expected integer', 'filter', 'age')],
    ['age=', invalid('Invalid type: Expected integer', 'filter', 'age')],
    ['age=9007199254740993', invalid('Integer not exact as a double', 'filter', 'age')],
    ['big=1.5', invalid('Invalid type: Expected bigint', 'filter', 'big')],
    ['born=2026-02-30', invalid('Invalid type: Expected date', 'filter', 'born')],
    ['id=1&id=2', invalid('Sent more than once', 'filter', 'id')],
    ['id[$ne]=1', unknown('filter', 'id[$ne]')],
    ['id[]=1', unknown('filter', 'id[]')],
  ])('%s is refused', (query, issue) => {
    expect(issuesOf(() => parseFilter(view(), query))).toEqual([issue]);
  });

  test.each([{ id: '1' }, null, 5])('%j is no query', (query) => {
    expect(issuesOf(() => parseFilter(view(), query as unknown as string))).toHaveLength(1);
  });

  test('leaves alone what is ignored', () => {
    const options = { ignore: ['sort', 'page'] };
    expect(parseFilter(view(), 'sort=hash&page=2&id=1', options)).toEqual([
      { key: 'id', value: '1' },
    ]);
  });

  test('takes no file', () => {
    const form = new FormData();
    form.set('id', new Blob(['a']));
    expect(issuesOf(() => parseFilter(view(), form))).toEqual([
      invalid('Expected a text', 'filter', 'id'),
    ]);
  });

  test('has limits', () => {
    const refused = [invalid('More than 2 pairs')];
    const limits = { pairs: 2 };
    expect(issuesOf(() => parseFilter(view(), 'id=1&a=2&b=3', { limits }))).toEqual(refused);
  });
});

describe('an expansion', () => {
  test('is paths through readable models and lists of them', () => {
    const paths = 'home,home.rooms,home.rooms.spot.rooms';
    expect(parseExpand(view('admin'), paths)).toEqual(paths.split(','));
    expect(parseExpand(view(), undefined)).toEqual([]);
  });

  test.each([
    'den', 'den.rooms', 'home.spot', 'home.rooms.spot', 'home.city', 'home.', '.home', 'home..rooms',
    'name', 'hash', 'nothing', '__proto__', 'constructor.prototype', 'home.__proto__', '',
  ])('of %j is refused as of what is not there', (path) => {
    expect(issuesOf(() => parseExpand(view('owner'), `home,${path}`))).toEqual([
      unknown('expand', 1),
    ]);
  }); // prettier-ignore

  test('ends, even where a model holds itself', () => {
    const deep = `home${'.rooms'.repeat(7)}`;
    expect(parseExpand(view(), deep)).toEqual([deep]);
    expect(issuesOf(() => parseExpand(view(), `home,${deep}.rooms`))).toEqual([
      invalid('More than 8 deep', 'expand', 1),
    ]);
    expect(issuesOf(() => parseExpand(view(), `${deep}.nothing`))).toEqual([unknown('expand', 0)]);
  });

  test('names a path once', () => {
    expect(issuesOf(() => parseExpand(view(), 'home,home'))).toEqual([
      invalid('Named twice', 'expand', 1),
    ]);
  });
});

test('whatever is asked, nothing that was sent is said, and all that is answered may be read', () => {
  const word = fc.oneof(fc.constantFrom('id', 'name', 'age', 'hash', '-id', 'home'), fc.string());
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      const text = words.join(',');
      const issues = issuesOf(() => {
        const keys = parseSort(view(), text).map(({ key }) => key);
        expect(['id', 'name', 'age', 'big', 'born']).toEqual(expect.arrayContaining(keys));
      });
      const messages = ['Unknown key', 'Named twice', 'More than 1000 characters'];
      expect(messages).toEqual(expect.arrayContaining(issues.map(({ message }) => message)));
    }),
  );
});
