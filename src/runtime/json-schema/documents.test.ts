import { expect, test } from 'vitest';
import { createDto } from '../create-dto.js';
import type { DtoFamily } from '../dto.js';
import { documentsOf, type Documents } from './documents.js';
import { closedJsonSchema } from './json-schema.js';

const TEXT = { type: 'string' };

/** A model with a role for each bit. */
function modelOf(): (shape: 'create' | 'update', ...roles: readonly string[]) => Documents {
  const shared: Omit<DtoFamily, 'shape'> = {
    model: 'User',
    bitsOfRole: (role) => 1 << Number(role),
    grants: {},
    read: () => undefined,
    jsonSchema: (asked) =>
      closedJsonSchema(asked, {
        name: { create: 1, update: 3, schema: TEXT },
        role: { create: 2, update: 2, schema: TEXT },
      }),
  };
  return (shape, ...roles) => documentsOf(createDto({ ...shared, shape }, roles));
}

test('the documents of a set of roles are made once, however often it is chosen at run time', () => {
  const documents = modelOf();
  expect(documents('update', '0', '1')).toBe(documents('update', '1', '0'));
});

test('other roles, shapes and models have other documents', () => {
  const documents = modelOf();
  const all = [
    documents('update', '0'),
    documents('update', '1'),
    documents('create', '0'),
    documents('create', '1'),
    documents('create'),
    modelOf()('create', '0'),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(
    all.map(({ sent }) => Object.keys((sent as { properties?: object }).properties ?? {})),
  ).toEqual([['name'], ['name', 'role'], ['name'], ['role'], [], ['name']]);
});

test('a model with many roles does not fill the memory', () => {
  const documents = modelOf();
  const first = documents('update', '0');
  const roles = ['0', '1', '2', '3', '4', '5', '6', '7'];
  for (let bits = 2; bits < 200; bits++) {
    documents('update', ...roles.filter((_, bit) => ((bits >> bit) & 1) === 1));
  }
  const again = documents('update', '0');
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});
