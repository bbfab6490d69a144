/**
 * The text of the parsers for every kind of schema, and for what models add. That they answer as they
 * should is asked in `test/differential`; here a change of what users read is seen.
 */
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../../generator/3-lower/lower.js';
import { definitionOf } from '../../../src/model/model.js';
import { narrow } from '../../../src/model/narrow.js';
import { defineRoles } from '../../../src/model/roles.js';
import { SCHEMAS } from '../../../test/kinds.js';
import { modelModule } from '../model-module.js';

const { field, model } = defineRoles({ owner: 'Whose it is', support: 'Who helps' });

const open = { writableBy: ['owner'] } as const;
const both = { writableBy: ['owner', 'support'] } as const;
const created = { writableBy: { create: ['owner'], update: [] } } as const;
const updated = { writableBy: { create: [], update: ['owner'] } } as const;
const apart = { writableBy: { create: ['owner'], update: ['support'] } } as const;

const short = narrow('owner', v.pipe(v.string(), v.maxLength(2)));
const long = narrow('owner', v.pipe(v.string(), v.minLength(9)));
const text = v.string();

const Kinds = model(
  'Kinds',
  Object.fromEntries(Object.entries(SCHEMAS).map(([type, schema]) => [type, field(schema, open)])),
);

const Shapes = model('Shapes', {
  closed: field(text),
  inBoth: field(text, both),
  inCreate: field(text, created),
  inUpdate: field(text, updated),
  apart: field(text, apart),
  optionalInCreate: field(v.optional(text), created),
  defaulted: field(v.optional(text, 'a'), open),
  defaultedInCreate: field(v.optional(text, 'a'), created),
  defaultedInUpdate: field(v.optional(text, 'a'), updated),
  defaultedToNull: field(v.nullish(text, null), open),
  defaultedByFunction: field(
    v.optional(text, () => 'a'),
    open,
  ),
  defaultedInside: field(v.optional(v.nullable(text, 'a')), open),
  fallback: field(v.fallback(text, 'a'), open),
  fallbackInCreate: field(v.fallback(text, 'a'), created),
  narrowed: field(text, { writableBy: [short, long] }),
  narrowedBeside: field(text, { writableBy: [short, 'support'] }),
  narrowedInCreate: field(text, { writableBy: { create: [short], update: [] } }),
  narrowedInUpdate: field(text, { writableBy: { create: [], update: [short] } }),
  narrowedApart: field(text, { writableBy: { create: [short], update: [long] } }),
  narrowedOnce: field(text, { writableBy: { create: ['owner'], update: [short] } }),
  narrowedList: field(v.array(text), { writableBy: [narrow('owner', v.array(v.literal('a')))] }),
});

const Card = model('Card', { kind: field(v.literal('card'), open), no: field(text, open) });
const Iban = model('Iban', {
  kind: field(v.picklist(['iban', 'bic']), both),
  no: field(text, open),
});
const Some = model('Some', {
  kind: field(text, { writableBy: [narrow('owner', v.literal('some'))] }),
});
const Maybe = model('Maybe', { kind: field(v.optional(v.number(), 1), open) });
const Empty = model('Empty', { closed: field(text) });
const Tree = model('Tree', {
  children: field(v.array(v.lazy((): v.GenericSchema<unknown> => Tree)), open),
});

const circle: v.GenericSchema<unknown> = v.object({ next: v.nullable(v.lazy(() => circle)) });

const Models = model('Models', {
  one: field(Card, open),
  oneInCreate: field(Card, created),
  optional: field(v.optional(Card), open),
  list: field(v.array(Card), both),
  listInCreate: field(v.array(Card), created),
  listInUpdate: field(v.array(Card), updated),
  counted: field(v.pipe(v.array(Card), v.minLength(1), v.maxLength(9)), open),
  defaulted: field(v.optional(v.array(Card), []), open),
  inObject: field(v.object({ card: Card, maybe: v.optional(Card) }), open),
  tree: field(Tree, open),
  trees: field(v.array(Tree), open),
  circle: field(circle, open),
  circleBehind: field(v.pipe(v.any(), circle), open),
  union: field(v.union([Card, text]), open),
  told: field(v.variant('kind', [Card, Iban]), open),
  asked: field(v.variant('kind', [Card, Some, Maybe, Empty as never]), open),
});

const a = v.object({ kind: v.literal('a'), n: v.literal(1) });
const b = v.object({ kind: v.literal('b'), n: v.literal(2) });
const again = v.object({ kind: v.literal('a'), n: v.optional(v.number()) });

const Parts = model('Parts', {
  enumOfFour: field(v.picklist(['a', 'b', 'c', 'd']), open),
  enumOfFive: field(v.picklist(['a', 'b', 'c', 'd', 'e']), open),
  enumOfLong: field(v.picklist(['a'.repeat(60), 'b']), open),
  enumOfNone: field(v.picklist([]), open),
  literalOfNaN: field(v.literal(Number.NaN), open),
  literalOfNothing: field(v.nullish(v.literal('x'), 'x'), open),
  unionOfScalars: field(v.union([text, v.number(), v.null()]), open),
  unionOfAny: field(v.union([text, v.any()]), open),
  unionOfOne: field(v.union([text]), open),
  unionOfLong: field(v.union([v.picklist(['a'.repeat(30), 'b'.repeat(30)]), v.number()]), open),
  unionOfPipes: field(v.union([v.pipe(text, v.trim()), v.array(v.number())]), open),
  variantOfOne: field(v.variant('kind', [a]), open),
  variantOfTwice: field(v.variant('kind', [a, again]), open),
  variantOfVariants: field(v.variant('kind', [v.variant('n', [a, b]), again]), open),
  variantOfSame: field(v.variant('kind', [v.variant('kind', [a, b])]), open),
  variantOfPipe: field(v.variant('kind', [v.pipe(a, v.readonly()) as never, b]), open),
  variantOfNothing: field(v.variant('kind', []), open),
  variantOfWrapped: field(
    v.variant('kind', [
      v.object({ kind: v.nullish(v.literal('a')) }),
      v.object({ kind: v.exactOptional(v.pipe(text, v.trim())) }),
      v.object({ kind: v.nullable(v.number()) }),
      v.object({ kind: v.undefinedable(v.custom(() => true)) }),
    ]),
    open,
  ),
  rules: field(v.pipe(text, v.minLength(1), v.startsWith('x'.repeat(40)), v.email('No')), open),
  rulesOfUnknown: field(v.pipe(v.any(), v.minLength(1), v.title('A')), open),
  rulesOfLiteral: field(v.pipe(v.literal('a'), v.minLength(1)), open),
  rulesBehindRules: field(
    v.pipe(
      text,
      v.minLength(1),
      v.check(() => true),
      v.trim(),
      v.maxLength(9),
    ),
    open,
  ),
  rulesOfList: field(v.pipe(v.array(text), v.minLength(1), v.includes('a'), v.maxLength(3)), open),
  rulesOfListAndMore: field(
    v.pipe(
      v.array(text),
      v.minLength(1),
      v.check(() => true),
      v.readonly(),
    ),
    open,
  ),
  rulesOfListCalled: field(v.pipe(v.array(text), v.mapItems(String), v.minLength(1)), open),
  rulesOfObject: field(
    v.pipe(
      a,
      v.check(() => true),
      v.readonly(),
      v.check(() => true),
    ),
    open,
  ),
  valueOf: field(v.pipe(v.number(), v.value(1), v.notValue(2), v.multipleOf(3)), open),
  valueOfBigint: field(v.pipe(v.bigint(), v.gtValue(1n), v.multipleOf(3n)), open),
  valueOfDate: field(v.pipe(v.date(), v.minValue(new Date(0))), open),
  methods: field(v.pipe(text, v.trim(), v.toLowerCase()), open),
  methodsAndRules: field(
    v.pipe(text, v.trim(), v.minLength(1), v.toUpperCase(), v.maxLength(3)),
    open,
  ),
  methodsAndBrand: field(v.pipe(text, v.trim(), v.minLength(1), v.brand('A')), open),
  methodsAndPipe: field(v.pipe(text, v.trim(), v.pipe(text, v.email())), open),
  brands: field(v.pipe(text, v.readonly(), v.email(), v.brand('B')), open),
  made: field(v.pipe(text, v.transform(Number), v.number(), v.minValue(1)), open),
  madeOfDoubt: field(v.pipe(text, v.email(), v.transform(Number), v.number()), open),
  madeOfList: field(v.array(v.pipe(text, v.transform(Number))), open),
  madeAgain: field(v.pipe(v.any(), v.array(text), v.minLength(1)), open),
  required: field(v.nonNullish(v.nullish(text)), open),
  requiredOfMade: field(
    v.nonOptional(
      v.pipe(
        text,
        v.transform(() => undefined),
      ),
    ),
    open,
  ),
  requiredOfPlain: field(v.nonNullable(v.nullable(v.any()), 'No'), open),
  wrapped: field(v.nullable(v.undefinedable(v.nullish(text, 'a')), null), open),
  wrappedAny: field(v.nullable(v.any()), open),
  message: field(v.object({ a: v.string('No') }, 'None'), open),
  object: field(
    v.object({
      'a b': v.optional(text, 'a'),
      b: v.optional(text, () => 'b'),
      c: v.fallback(text, 'c'),
      d: v.pipe(v.optional(text, 'd'), v.trim()),
      e: v.pipe(v.fallback(text, 'e'), v.trim()),
      f: v.nullish(v.object({})),
      g: v.exactOptional(text),
      h: v.config(v.optional(text, 'h'), {}),
      i: v.nullable(text, 'i'),
      j: v.array(v.object({ k: text })),
    }),
    open,
  ),
  objectOfNone: field(v.looseObject({}), open),
  record: field(v.record(v.pipe(text, v.trim()), v.array(text)), open),
  tuple: field(v.tupleWithRest([text, v.array(text)], v.nullable(text)), open),
  tupleOfNone: field(v.strictTuple([]), open),
  intersect: field(v.intersect([a, v.looseObject({})]), open),
  itsNameIsLongerThanFortyCharactersInAllOfTheCode: field(v.object({ a: v.looseObject({}) }), open),
});

test('parsers are written as they were (vitest -u writes them)', async () => {
  const models = [Kinds, Shapes, Models, Card, Iban, Some, Maybe, Empty, Tree, Parts];
  const loaded = models.map((schema) => {
    const definition = definitionOf(schema)!;
    return { definition, schema, file: 'sample.model.ts', exportName: definition.name };
  });
  const program = lower(loaded, () => undefined);
  const texts = program.models.map((one) => parserIn(modelModule(one, program, 'generated')));
  const snapshot = fileURLToPath(new URL('readers.snap', import.meta.url));
  await expect(`${texts.join('\n\n')}\n`).toMatchFileSnapshot(snapshot);
});

/** The functions that read, and their constants. */
const parserIn = (module: string): string =>
  module
    .split(/\n\n(?=\S)/)
    .filter((part) => /^(const of|function read|(\/\*\*.*\n)?export function read)/.test(part))
    .join('\n\n');
