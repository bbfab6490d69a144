import { format } from 'prettier';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { field, model, moduleWith } from '../../../test/printed.js';

const open = { writableBy: ['owner'], readableBy: ['owner'] } as const;
const Cat = model('Cat', { name: field(v.string(), open) });

const tree: v.GenericSchema = v.union([Cat, v.array(v.lazy(() => tree))]);
const ring: v.GenericSchema = v.object({ cat: Cat, next: v.optional(v.lazy(() => ring)) });
const words: v.GenericSchema = v.union([v.string(), v.array(v.lazy(() => words))]);

/** The types of definitions in the module of a model with this field. */
function typesFor(schema: v.GenericSchema, nested: object = Cat): readonly string[] {
  const printed = moduleWith(field(v.object({ a: schema }), open), [nested]);
  return printed.match(/^type .*(?:\n[ })\]].*)*/gm) ?? [];
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

const Long = model('Cats'.padEnd(60, 's'), { name: field(v.string(), open) });
const list: v.GenericSchema = v.array(v.union([Long, v.lazy(() => list)]));
const union: v.GenericSchema = v.union([Long, v.array(Long), v.array(v.lazy(() => union))]);
const small: v.GenericSchema = v.object({ a: v.union([Long, v.array(v.lazy(() => small))]) });
const large: v.GenericSchema = v.object({ a: Long, b: Long, c: v.array(v.lazy(() => large)) });

test.each([
  ['a list', list],
  ['a union', union],
  ['an object with one key', small],
  ['an object with more', large],
])('%s breaks its line as prettier does', async (_, schema) => {
  const types = typesFor(
    v.lazy(() => schema),
    Long,
  ).join('\n');
  expect(types).toContain('\n  ');
  const options = { parser: 'typescript', singleQuote: true, printWidth: 100 } as const;
  expect(await format(types, options)).toBe(`${types}\n`);
});
