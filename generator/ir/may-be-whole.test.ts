import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Place, lower } from '../../test/lower-field.js';
import { mayBeWhole } from './may-be-whole.js';

type Any = v.GenericSchema<any /* any: of any input */, unknown>;

const later: Any = v.optional(Place);

test.each<[string, Any]>([
  ['an object', v.object({})],
  ['a model among other options', v.union([Place, v.string()])],
  ['one that may be absent', v.union([v.optional(Place), v.string()])],
  ['one behind a lazy schema', v.union([v.lazy(() => later), v.string()])],
  ['one in a nested union', v.union([v.nullable(v.union([Place, v.string()])), v.number()])],
])('%s is replaced whole', (_, schema) => {
  expect(mayBeWhole(lower(schema).ir)).toBe(true);
});

test.each<[string, Any]>([
  ['a model', Place],
  ['one that may be absent', v.optional(Place)],
  ['a lazy one', v.lazy(() => later)],
  ['one of several texts', v.union([v.string(), v.number()])],
])('%s is not', (_, schema) => {
  expect(mayBeWhole(lower(schema).ir)).toBe(false);
});
