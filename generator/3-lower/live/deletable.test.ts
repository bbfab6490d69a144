import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { defineRoles } from '../../../src/model/roles.js';
import { isDeletable } from './deletable.js';
import type { Node } from './node.js';

const { field, model } = defineRoles({ owner: 'The person the record belongs to' });
const Home = model('Home', { street: field(v.string(), { writableBy: ['owner'] }) });

const answer = (schema: v.GenericSchema<any, any> /* any: of whatever */): boolean =>
  isDeletable(schema as unknown as Node);

const endless = (): v.GenericSchema<unknown> => v.lazy(endless);

describe('null deletes', () => {
  test.each<[string, v.GenericSchema<any, any> /* any: of whatever */]>([
    ['what may be absent', v.optional(v.string())],
    ['a key that is not undefined', v.exactOptional(v.string())],
    ['a described field', v.pipe(v.optional(v.string()), v.description('A note'))],
    ['what a rule is asked of', v.optional(v.pipe(v.string(), v.minLength(1)))],
    ['a list of models, which is written whole', v.optional(v.array(Home))],
    ['a choice of models, which is written whole', v.optional(v.union([Home, v.string()]))],
    [
      'what a rule of the whole is asked of',
      v.optional(
        v.pipe(
          v.string(),
          v.rawCheck(() => {}),
        ),
      ),
    ],
    ['what runs by a configuration', v.optional(v.config(v.string(), { abortEarly: true }))],
    ['what is got', v.optional(v.lazy(() => v.string()))],
    [
      'what is got for null',
      v.optional(v.lazy((input) => (input === null ? v.string() : v.any()))),
    ],
    ['what all options refuse it for', v.optional(v.intersect([v.any(), v.object({})]))],
  ])('%s', (_, schema) => expect(answer(schema)).toBe(true));
});

describe('null does not delete', () => {
  test.each<[string, v.GenericSchema<any, any> /* any: of whatever */]>([
    ['what is required', v.string()],
    ['what has a default, and so is never absent', v.optional(v.string(), 'a')],
    ['what is nullable: it is a value', v.nullish(v.string())],
    ['what is nullable inside', v.optional(v.nullable(v.string()))],
    ['what may hold it', v.optional(v.unknown())],
    ['one of several values', v.optional(v.picklist(['a', null as never]))],
    ['one of several schemas', v.optional(v.union([v.string(), v.null()]))],
    ['a model, whose other fields would go with it', v.optional(Home)],
    ['a model that is got', v.optional(v.lazy(() => Home))],
    ['a model in wrappers', v.optional(v.nonNullable(v.optional(Home)))],
    ['what a rule is asked of without it', v.pipe(v.optional(v.string()), v.transform(String))],
    ['what a function decides', v.optional(v.custom(() => true))],
    ['what falls back', v.fallback(v.optional(v.string()), 'a')],
    ['what falls back inside', v.optional(v.fallback(v.string(), 'a'))],
    ['what is undefined instead of absent', v.undefinedable(v.string())],
    ['what goes round in circles', v.optional(v.lazy(endless))],
    ['what its getter throws at', v.optional(v.lazy(() => expect.fail()))],
  ])('%s', (_, schema) => expect(answer(schema)).toBe(false));
});
