import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lowered } from '../../../test/lowered.js';
import { declaredKeys } from './keys.js';

const nothing = { models: [] };
const itself: v.GenericSchema = v.optional(
  v.union([v.lazy(() => itself), v.object({ a: v.any() })]),
);
const loose = v.looseObject({ b: v.any() });

test.each<[v.GenericSchema, readonly string[]]>([
  [v.object({ a: v.any(), b: v.any() }), ['a', 'b']],
  [v.nullable(v.nonOptional(v.optional(loose))), ['b']],
  [v.pipe(v.unknown(), loose), ['b']],
  [v.pipe(loose, v.transform(String)), []],
  [v.intersect([v.object({ a: v.any() }), v.union([v.string(), loose])]), ['a', 'b']],
  [v.record(v.string(), v.any()), []],
  [v.lazy(() => itself), ['a']],
])('of %#', (schema, keys) => {
  expect(declaredKeys(lowered(schema), nothing)).toEqual(keys);
});
