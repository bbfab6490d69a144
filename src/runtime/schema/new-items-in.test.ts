import * as v from 'valibot';
import { expect, test } from 'vitest';
import { issuesFrom } from '../../../test/issues-from.js';
import type { ModelGrants } from '../model-grants.js';
import { newItemsIn } from './new-items-in.js';

const place: ModelGrants = { id: { create: 1 }, name: { create: 1 } };
const grants: ModelGrants = { places: { create: 1, list: () => place, keyedBy: 'id' } };

const user = v.object({
  places: v.array(v.object({ id: v.optional(v.string()), name: v.optional(v.string()) })),
});
const newUser = newItemsIn(user, grants);

const said = (input: unknown, schema: v.GenericSchema<unknown> = newUser): unknown => {
  const { issues, output } = v.safeParse(schema, input);
  return issues ? issuesFrom(issues).map(({ code, path }) => [code, ...path]) : output;
};

test('items without a key are new', () => {
  expect(said({ places: [{ name: 'a' }, {}] })).toEqual({ places: [{ name: 'a' }, {}] });
});

test('each item that names a stored one is refused', () => {
  expect(said({ places: [{ id: 'a' }, {}, { id: 'b' }] })).toEqual([
    ['value_not_allowed', 'places', 0, 'id'],
    ['value_not_allowed', 'places', 2, 'id'],
  ]);
});

test('what the schema refuses is told alone, because nothing is certain about such a value', () => {
  expect(said({ places: [{ id: 'a', name: 1 }] })).toEqual([['invalid', 'places', 0, 'name']]);
  expect(said({ places: { id: 'a' } })).toEqual([['invalid', 'places']]);
});

test('no rule is asked about a record that is refused', () => {
  const asked: unknown[] = [];
  const watched = v.pipe(
    newUser,
    v.check((value) => asked.push(value) > 0),
  );
  said({ places: [{ id: 'a' }] }, watched);
  expect(asked).toEqual([]);
  said({ places: [{}] }, watched);
  expect(asked).toEqual([{ places: [{}] }]);
});
