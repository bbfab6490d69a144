import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Place, lower } from '../../test/lower-field.js';
import { hasOpaqueType } from './opaque-type.js';

const Level = { low: 0, high: 1 } as const;
type Any = v.GenericSchema<any /* any: of any input */, unknown>;

const tree: Any = v.object({ a: v.optional(v.lazy(() => tree)) });
const places = v.array(Place);
const texts = v.array(v.string());

test.each<[string, Any]>([
  ['a function of the user’s', v.custom<string>(Boolean)],
  ['a default of the user’s', v.optional(v.string(), () => String(Math.random()))],
  ['an enum', v.enum(Level)],
  ['a type with parameters', v.promise()],
  ['a type that a library declares', v.file()],
  ['a loose object', v.looseObject({})],
  ['an object with a rest', v.objectWithRest({}, v.string())],
  ['a loose tuple', v.looseTuple([v.string()])],
  ['a record of certain keys', v.record(v.picklist(['a']), v.string())],
  ['a record whose keys have rules', v.record(v.pipe(v.string(), v.email()), v.string())],
  ['all of several', v.intersect([v.string(), v.number()])],
  ['required keys', v.nonOptional(v.optional(v.string()))],
  ['a transformation', v.pipe(v.string(), v.transform(Number))],
  ['a conversion', v.pipe(v.string(), v.toNumber())],
  ['what holds itself', tree],
  ['a lazy list of texts', v.lazy(() => texts)],
  ['any of it, inside', v.array(v.object({ a: v.enum(Level) }))],
])('only the compiler knows the type of %s', (_, schema) => {
  expect(hasOpaqueType(lower(schema).ir)).toBe(true);
});

test.each<[string, Any]>([
  ['a text', v.string()],
  ['a text with rules', v.pipe(v.string(), v.trim(), v.email())],
  ['a date', v.date()],
  ['a list of values', v.picklist(['a', 'b'])],
  ['an object', v.object({ a: v.optional(v.string(), 'a') })],
  ['a closed tuple', v.strictTuple([v.string()])],
  ['a record of any keys', v.record(v.string(), v.number())],
  ['one of several', v.union([v.string(), v.null()])],
  ['a model', Place],
  ['a lazy list of models', v.lazy(() => places)],
])('that of %s is written out', (_, schema) => {
  expect(hasOpaqueType(lower(schema).ir)).toBe(false);
});
