/** What is fixed once created, and hidden from those who set it. */
import { expect, test } from 'vitest';
import type { FieldGrant, ModelGrants } from '../model-grants.js';
import { isWriteOnce } from './write-once.js';

const OWNER = 1;
const ADMIN = 2;

const fixed: FieldGrant = { create: OWNER };
const seen: FieldGrant = { create: OWNER, read: -1 };

const listOf = (model: ModelGrants, more: FieldGrant = seen): FieldGrant => ({
  ...more,
  list: () => model,
});
const holding = (model: ModelGrants): FieldGrant => ({ ...seen, model: () => model });

/** Each item may hold more like it. */
const tree: ModelGrants = { name: seen, inner: listOf({}), get more() { return listOf(tree); } }; // prettier-ignore
const hidingTree: ModelGrants = { get more() { return listOf(hidingTree); }, name: fixed }; // prettier-ignore

test.each<[string, FieldGrant]>([
  ['nobody reads', fixed],
  ['only others read', { ...fixed, read: ADMIN }],
  ['only others may change', { ...fixed, update: ADMIN }],
  ['holds a list of what they may not read', listOf({ name: seen, secret: fixed })],
  ['holds what they may not read in a list', listOf({ at: holding({ secret: fixed }) })],
  ['holds a list in a list of it', listOf({ at: listOf({ secret: fixed }) })],
  ['holds a list in a list with a key', listOf({ at: listOf({ secret: fixed }, { ...seen, keyedBy: 'id' }) })],
  ['holds a tree of it', listOf(hidingTree)],
])('what the roles may not change and %s is fixed unseen', (_, grant) => {
  expect(isWriteOnce(grant, OWNER)).toBe(true);
}); // prettier-ignore

test.each<[string, FieldGrant | undefined]>([
  ['they may change', { ...fixed, update: OWNER }],
  ['they may not set at all', { create: ADMIN }],
  ['they may read', { ...fixed, read: OWNER }],
  ['everybody may read', seen],
  ['is not stored', { ...fixed, stored: false }],
  ['no model declares', undefined],
  ['holds a model, whose fields are asked one by one', holding({ secret: fixed })],
  ['holds items with a key, as these are', listOf({ secret: fixed }, { ...seen, keyedBy: 'id' })],
  ['holds a list that they may read', listOf({ name: seen, at: holding({ name: seen }) })],
  ['holds a list with what they may not set', listOf({ name: seen, secret: { update: OWNER } })],
  ['holds a list with what is not stored', listOf({ token: { ...seen, stored: false } })],
  ['holds a tree that they may read', listOf(tree)],
])('what %s is not', (_, grant) => {
  expect(isWriteOnce(grant, OWNER)).toBe(false);
}); // prettier-ignore
