import { expect, test } from 'vitest';
import { createView } from './create-view.js';
import { parseExpand } from './parse-expand.js';
import { parseFilter } from './parse-filter.js';
import { parseSort } from './parse-sort.js';
import { viewOf } from './view-of.js';
import type { View } from './view.js';

const userFor = (roles: readonly string[]): View<{ id?: string; bits?: number }> =>
  createView(
    {
      model: 'User',
      bitsOfRole: (role: string) =>
        new Map([
          ['owner', 1],
          ['admin', 6],
        ]).get(role) ?? 0,
      view: (record, bits) => (record === null ? undefined : { ...(record as object), bits }),
      grants: {},
      scalars: {},
    },
    roles,
  );

test('a view has the bits of its roles together', () => {
  expect(viewOf(userFor(['owner', 'admin']), { id: '1' })).toEqual({ id: '1', bits: 7 });
});

test.each([[[]], [['nobody']], [['__proto__', 'constructor', 'toString']]])(
  '%j are no roles: what anyone may read is left',
  (roles) => {
    expect(viewOf(userFor(roles), { id: '1' })).toEqual({ id: '1', bits: 0 });
  },
);

test.each([undefined, null, {}, () => userFor([])])('%s is no view', (view) => {
  const none = view as unknown as View<{ id?: string }>;
  const missing = new TypeError('Pass a view, such as userForOwner or userFor(roles).');
  expect(() => viewOf(none, { id: '1' })).toThrow(missing);
  expect(() => parseSort(none, 'id')).toThrow(missing);
  expect(() => parseSort(none, '')).toThrow(missing);
  expect(() => parseFilter(none, 'id=1')).toThrow(missing);
  expect(() => parseExpand(none, 'id')).toThrow(missing);
});

test('a model without single values is sorted by none', () => {
  expect(() => parseSort(userFor([]), 'id')).toThrow('sort.0: Unknown key');
});

// As a query of Mongoose, Objection or Knex that was not awaited.
// oxlint-disable-next-line unicorn/no-thenable -- that is what it is for
const query = { then: (): undefined => undefined };

test.each([[null], [Promise.resolve({ id: '1' })], [query]])('%o has no view', (record) => {
  expect(() => viewOf(userFor([]), record as unknown as object)).toThrow(
    new TypeError('viewOf() needs a record of User: an object, not a list or a promise.'),
  );
});
