import * as v from 'valibot';
import { expect, test } from 'vitest';
import { field, model, moduleWith } from '../../../test/printed.js';

const open = { writableBy: ['owner'], readableBy: ['owner'] } as const;
const Cat = model('Cat', { name: field(v.string(), open) });

const tree: v.GenericSchema = v.union([Cat, v.array(v.lazy(() => tree))]);
const ring: v.GenericSchema = v.object({ cat: Cat, next: v.optional(v.lazy(() => ring)) });
const words: v.GenericSchema = v.union([v.string(), v.array(v.lazy(() => words))]);

/** The types of definitions in the module of a model with this field. */
function typesFor(schema: v.GenericSchema): readonly string[] {
  const printed = moduleWith(field(v.object({ a: schema }), open), [Cat]);
  return printed.match(/^type [^]*?;$/gm) ?? [];
}

test('a schema that holds itself and a model has a type for each asker', () => {
  expect(typesFor(v.lazy(() => tree))).toEqual([
    'type CreateUserByOwner_It = CreateCatByOwner | CreateUserByOwner_It[];',
    'type CreateUser_It = CreateCat | CreateUser_It[];',
    'type UserForOwner_It = CatForOwner | UserForOwner_It[];',
    'type UserFor_It = CatFor | UserFor_It[];',
  ]);
});

test('several are told apart by numbers, and an object begins on the line of its name', () => {
  const types = typesFor(v.tuple([v.lazy(() => tree), v.lazy(() => ring)]));
  expect(types).toHaveLength(8);
  expect(types).toContain(
    'type UserFor_It2_2 = { cat: CatFor; next?: UserFor_It2_2 | undefined };',
  );
});

test('one without models has none: the compiler knows its type', () => {
  expect(typesFor(v.lazy(() => words))).toEqual([]);
});
