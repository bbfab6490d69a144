import { expect, test } from 'vitest';
import { suggest } from './suggest.js';

const ROLES = ['owner', 'support', 'admin'];

test.each([
  ['ownr', 'owner'],
  ['wonder', 'owner'],
  ['OWNER', 'owner'],
  ['onwer', 'owner'],
  ['suppport', 'support'],
  ['adminn', 'admin'],
])('%s means %s', (name, meant) => {
  expect(suggest(name, ROLES)).toBe(meant);
});

test.each(['editor', 'x', '', 'administrator'])('%j means nobody', (name) => {
  expect(suggest(name, ROLES)).toBeUndefined();
});

test('of a name that has nothing in common with it, none is meant', () => {
  expect(suggest('B', ['A', 'AB'])).toBe('AB');
  expect(suggest('B', ['A'])).toBeUndefined();
  expect(suggest('b', ['A', 'B'])).toBe('B');
});

test('the nearest is meant', () => {
  expect(suggest('reed', ['reads', 'read', 'red'])).toBe('read');
});

test('nobody is meant where nobody is declared', () => {
  expect(suggest('owner', [])).toBeUndefined();
});
