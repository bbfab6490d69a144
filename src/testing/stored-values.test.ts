import { expect, test } from 'vitest';
import type { DtoDefinition } from '../runtime/dto.js';
import { storedValues } from './stored-values.js';

const nested = { theme: { create: 1, update: 1 }, beta: { update: 2 } };
const item = { street: { create: 1 }, verified: {} };
const DEFINITION: DtoDefinition = {
  model: 'User',
  shape: 'update',
  bitsOfRole: (role: string) =>
    new Map([
      ['owner', 1],
      ['support', 2],
    ]).get(role) ?? 0,
  roles: ['owner'],
  bits: 1,
  read: (input) => input,
  jsonSchema: () => ({}),
  grants: {
    id: {},
    bio: { update: 1 },
    is_admin: {},
    seen: {},
    preferences: { update: 1, model: () => nested },
    addresses: { update: 1, list: () => item },
  },
};
const ATTACK = { target: '/is_admin', wants: true };

const before = {
  id: '1',
  bio: 'Hi',
  is_admin: false,
  seen: new Date(0),
  preferences: { theme: 'light', beta: false },
  addresses: [{ street: 'A', verified: false }],
};
const stored = (after: unknown, attack = ATTACK): string[] =>
  storedValues(DEFINITION, attack, before, after);

test('what the roles may write is nothing to report', () => {
  expect(stored({ ...before })).toEqual([]);
  expect(stored({ ...before, bio: 'x', preferences: { theme: 'dark', beta: false } })).toEqual([]);
  expect(stored({ ...before, seen: new Date(0) })).toEqual([]);
});

test.each<[string, object, string[]]>([
  ['a protected value that changed', { is_admin: true }, ['/is_admin']],
  ['a date', { seen: new Date(1) }, ['/seen']],
  ['null in its place', { is_admin: null }, ['/is_admin']],
  ['a nested one', { preferences: { theme: 'light', beta: true } }, ['/preferences/beta']],
  ['one that is gone', { preferences: { theme: 'light' } }, ['/preferences/beta']],
  ['one of an item', { addresses: [{ street: 'A', verified: true }] }, ['/addresses/0/verified']],
  ['one of a new item', { addresses: [{}, { verified: true }] }, ['/addresses/1/verified']],
  ['a key that nobody declared', { undeclared: 1 }, ['/undeclared']],
  ['an own key of the prototype', JSON.parse('{"__proto__": 1}'), ['/__proto__']],
])('%s is stored', (_, change, expected) => {
  const after = Object.fromEntries([...Object.entries(before), ...Object.entries(change)]);
  expect(stored(after)).toEqual(expected);
});

test('a shorter list takes with it what the server had set in its items', () => {
  expect(stored({ ...before, addresses: [] })).toEqual([]);
});

test('a record that is gone', () => {
  expect(stored(undefined)).toEqual(['']);
});

test('a value that is not allowed in a field that may be written', () => {
  expect(stored({ ...before, bio: 'admin' }, { target: '/bio', wants: 'admin' as never })).toEqual([
    '/bio',
  ]);
});

test('of a new record, what the attack was after', () => {
  expect(storedValues(DEFINITION, ATTACK, undefined, { ...before, is_admin: true })).toEqual([
    '/is_admin',
  ]);
  expect(storedValues(DEFINITION, ATTACK, undefined, before)).toEqual([]);
  expect(storedValues(DEFINITION, ATTACK, undefined, undefined)).toEqual([]);
});
