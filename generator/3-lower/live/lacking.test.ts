import * as v from 'valibot';
import { expect, test } from 'vitest';
import { field, model } from '../../../test/checked.js';
import { lackingIn } from './lacking.js';

const nothing = undefined as never;
const text = v.string();

test.each<[type: string, schema: object]>([
  ['array', v.array(nothing)],
  ['set', v.set(nothing)],
  ['record', v.record(text, nothing)],
  ['map', v.map(nothing, text)],
  ['tuple', v.tuple([text, nothing])],
  ['tuple', v.tuple(nothing)],
  ['tuple_with_rest', v.tupleWithRest([text], nothing)],
  ['object', v.object({ a: text, b: nothing })],
  ['object', v.object(nothing)],
  ['object_with_rest', v.objectWithRest({}, nothing)],
  ['variant', v.variant('a', [nothing])],
  ['non_optional', v.nonOptional(nothing)],
  ['pipe', v.pipe(text, nothing)],
  ['pipe', v.pipe(text, v.email as never)],
  ['pipe', v.pipe(text, {} as never)],
  ['array', v.object({ a: v.optional(v.pipe(v.array(nothing), v.nonEmpty())) })],
  ['array', v.union([text, v.array((() => text) as never)])],
  ['array', v.array({} as never)],
])('%s lacks a schema', (type, schema) => {
  expect(lackingIn(schema)).toBe(type);
});

const listed = v.array(nothing);
const holder: v.GenericSchema = v.object({ a: v.optional(v.lazy(() => holder)), b: text });

test.each<[string, object]>([
  ['a scalar', text],
  ["a user's own schema, whatever its type", { ...text, type: 'constructor' }],
  ['a tuple', v.tuple([text])],
  ['values that are no schemas', v.picklist(['a'])],
  ['a rule', v.pipe(text, v.title('A'), v.value('a'), v.string())],
  ['what holds itself', holder],
  [
    'a getter',
    v.object({
      get a() {
        return v.array(nothing);
      },
    }),
  ],
  ['an entry that is not listed', v.object(Object.defineProperty({}, 'a', { value: 1 }))],
  ['a model, which is asked itself', v.array(model('A', { a: field(listed) }))],
  ['a lazy schema that is another one each time', v.lazy(() => v.array(nothing))],
])('nothing is said of %s', (_, schema) => {
  expect(lackingIn(schema)).toBeUndefined();
});

test('a lazy schema is looked behind', () => {
  expect(lackingIn(v.lazy(() => listed))).toBe('array');
});
