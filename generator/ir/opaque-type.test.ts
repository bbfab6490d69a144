import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Place, lower } from '../../test/lower-field.js';
import { hasNamedType, hasOpaqueType, isPrintable } from './opaque-type.js';
import type { RefIr } from './schema-ir.js';

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
  ['a transformation before a rule', v.pipe(v.string(), v.transform(Number), v.minValue(1))],
  ['a brand', v.pipe(v.string(), v.brand('Id'))],
  ['a limit, which may be of another type', v.pipe(v.number(), v.toMinValue(1))],
  ['a brand behind a conversion', v.pipe(v.string(), v.toNumber(), v.brand('Id'))],
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
  ['a conversion', v.pipe(v.string(), v.isoTimestamp(), v.toDate())],
  ['a conversion behind a transformation', v.pipe(v.string(), v.transform(Number), v.toString())],
  ['a schema behind one', v.pipe(v.string(), v.transform(JSON.parse), v.number())],
  ['a rule behind that', v.pipe(v.string(), v.transform(JSON.parse), v.number(), v.minValue(1))],
  [
    'a rule of the user’s',
    v.pipe(
      v.string(),
      v.check((text) => text !== ''),
    ),
  ],
])('that of %s is written out', (_, schema) => {
  expect(hasOpaqueType(lower(schema).ir)).toBe(false);
});

function lazy(schema: () => Any): RefIr {
  const { ir } = lower(v.lazy(schema));
  if (ir.kind !== 'ref') throw new Error('Not lazy');
  return ir;
}

const union: Any = v.union([Place, v.lazy(() => union)]);
const nullable: Any = v.union([Place, v.nullable(v.lazy(() => nullable))]);
const both: Any = v.intersect([Place, v.lazy(() => both)]);
const list: Any = v.union([Place, v.array(v.lazy(() => list))]);
const placeOrNull = v.union([Place, v.null()]);
const twice = v.union([v.lazy(() => placeOrNull), v.nullable(v.lazy(() => placeOrNull))]);
const piped: Any = v.union([
  Place,
  v.pipe(
    v.lazy(() => piped),
    v.array(Place),
  ),
]);
const words: Any = v.union([v.string(), v.array(v.lazy(() => words))]);

test.each<[string, Any, boolean]>([
  ['comes round to itself', union, false],
  ['comes round to itself or null', nullable, false],
  ['comes round to all of itself', both, false],
  ['holds no model', words, false],
  ['comes round to a list of itself', list, true],
  ['holds another one twice', twice, true],
  ['makes something else of itself', piped, true],
])('of what is lazy and %s: can its type be printed?', (_, schema, isPrinted) => {
  expect(isPrintable(lazy(() => schema).definition)).toBe(isPrinted);
});

test('a type is printed where it is used, unless it refers to others or is behind a getter', () => {
  expect(hasNamedType(lazy(() => places))).toBe(false);
  expect(hasNamedType(lazy(() => list))).toBe(true);
  expect(hasNamedType({ ...lazy(() => places), isLazy: false })).toBe(true);
});
