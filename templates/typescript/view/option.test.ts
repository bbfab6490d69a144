import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../../generator/3-lower/lower.js';
import { loadedModels } from '../../../test/loaded-models.js';
import { field, model } from '../../../test/printed.js';
import { Declarations } from '../module/declarations.js';
import { Names } from '../module/names.js';
import { option } from './option.js';
import { Viewers } from './viewers.js';

const open = { writableBy: ['owner'], readableBy: ['owner'] } as const;
const Cat = model('Cat', {
  name: field(v.string(), open),
  age: field(v.optional(v.number()), open),
  key: field(v.string(), { ...open, stored: false }),
});

/** The viewer of an option, and what is declared for it. */
function viewerOf(schema: v.GenericSchema<any /* any: inputs don't matter */>): {
  readonly name: string;
  readonly code: string;
} {
  const User = model('User', { it: field(schema, open) });
  const program = lower(loadedModels([User, Cat]), () => undefined);
  const user = program.models.find((one) => one.name === 'User')!;
  const declarations = new Declarations(new Names([]));
  const name = option(user.properties[0]!.schema, 'it', new Viewers(declarations, user, program));
  const { constants, functions } = declarations.calledBy(name);
  return { name, code: [...constants, ...functions].join('\n') };
}

test.each<[shown: string, string, v.GenericSchema]>([
  ['asIs', 'anything', v.any()],
  ['asIs', 'whatever it is', v.unknown()],
  ['scalarView', 'a text', v.string()],
  ['scalarView', 'nothing', v.null()],
  ['scalarView', 'a value', v.literal(1)],
  ['scalarView', 'values', v.picklist(['a', 'b'])],
  ['scalarView', 'what may be absent', v.optional(v.string())],
  [
    'scalarView',
    'what was checked',
    v.pipe(
      v.string(),
      v.check(() => true),
    ),
  ],
  ['scalarView', 'what a date is made of', v.pipe(v.string(), v.toDate())],
  ['asIs', 'what only a function knows', v.pipe(v.string(), v.transform(Number))],
  ['asIs', 'what only valibot runs', v.custom(() => true)],
])('%s shows an option that is %s', (name, _, schema) => {
  expect(viewerOf(schema)).toEqual({ name, code: '' });
});

const FITS_CAT = `const keysOfIt = { name: true, age: false, key: false };
function viewIt(value: unknown, roles: number): unknown {
  if (!fits(value, keysOfIt, false)) {
    return undefined;
  }
  return viewCat(value, roles);
}`;

test.each([
  ['itself', Cat],
  ['that may be absent', v.optional(Cat)],
  ['that has to be there', v.nonOptional(v.optional(Cat))],
  [
    'that was checked',
    v.pipe(
      Cat,
      v.check(() => true),
    ),
  ],
  ['made of something else', v.pipe(v.string(), v.transform(JSON.parse), Cat)],
])('a model is shown if its keys are there, and no others: %s', (_, schema) => {
  expect(viewerOf(schema)).toEqual({ name: 'viewIt', code: FITS_CAT });
});

test.each([
  [false, v.strictObject({ cat: Cat, note: v.optional(v.string()) })],
  [true, v.object({ cat: Cat, note: v.optional(v.string()) })],
  [true, v.looseObject({ cat: Cat, note: v.optional(v.string()) })],
])('an object is shown if its keys are there; whether it may have others: %s', (isOpen, schema) => {
  const { code } = viewerOf(schema);
  expect(code).toContain('const keysOfIt = { cat: true, note: false };');
  expect(code).toContain(`if (!fits(value, keysOfIt, ${isOpen})) {`);
});

const tree: v.GenericSchema = v.object({ cat: Cat, next: v.optional(v.lazy(() => tree)) });

test.each<[string, v.GenericSchema, string]>([
  ['null', v.nullable(v.string()), 'orNull(value, scalarView, roles)'],
  ['null or nothing', v.nullish(Cat), 'orNull(value, viewIt, roles)'],
  ['a list', v.array(Cat), 'listView(value, viewCat, roles)'],
  ['a list of texts', v.array(v.string()), 'listView(value, asIs, roles)'],
  ['a tuple', v.tuple([Cat]), 'tupleView(value, itemsOfIt, undefined, roles)'],
  ['a record', v.record(v.string(), Cat), 'recordView(value, viewCat, roles)'],
  ['a map', v.map(v.string(), Cat), 'mapView(value, asIs, viewCat, roles)'],
  ['a set', v.set(Cat), 'setView(value, viewCat, roles)'],
  ['a union', v.union([v.string(), Cat]), 'unionView(value, optionsOfIt, roles)'],
  [
    'an intersection',
    v.intersect([Cat, v.looseObject({})]),
    'intersectView(value, partsOfIt, roles)',
  ],
  ['what holds itself', v.lazy(() => tree), 'if (!fits(value, keysOfIt, true)) {'],
])('%s is shown by its own function', (_, schema, shown) => {
  const { name, code } = viewerOf(schema);
  expect(code).toContain(`function ${name}(value: unknown, roles: number): unknown {`);
  expect(code).toContain(shown);
});
