/** The code that users see: what is checked in place, and what has a function. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { narrow } from '../../../src/model/narrow.js';
import { field, model, moduleWith } from '../../../test/printed.js';

/** The code for a value that was sent, with the constants and functions that it needs. */
function printed(schema: v.GenericSchema<any /* any input */, unknown>): string {
  const nested = [Cat, Dog, Puppy, Bird, Knot];
  const text = moduleWith(field(schema, { writableBy: ['owner'] }), nested);
  const [, body = ''] =
    /known\+\+;\n([^]*?)\n +(?:givenIt = value|output\['it'\] = )/.exec(text) ?? [];
  const constants = text.match(/^const of[^]*?;$/gm) ?? [];
  const functions = text.match(/^function read[^]*?^}$/gm) ?? [];
  return ['', ...constants, body.replaceAll(/^ {6}/gm, ''), ...functions, ''].join('\n');
}

const long = (name: string): string => name.repeat(20);

const Cat = model('Cat', {
  kind: field(v.literal('cat'), { writableBy: ['owner'] }),
  lives: field(v.number(), { writableBy: { create: ['owner'] } }),
  secret: field(v.string()),
});

const Dog = model('Dog', {
  kind: field(v.picklist(['dog', 'puppy']), { writableBy: ['owner'] }),
  name: field(v.optional(v.string(), 'Rex'), { writableBy: ['owner'] }),
});

const Puppy = model('Puppy', {
  kind: field(v.literal('puppy'), { writableBy: ['owner'] }),
});

const Bird = model('Bird', {
  kind: field(v.picklist(['hen', 'hawk']), { writableBy: [narrow('owner', v.picklist(['hen']))] }),
});

const Knot = model('Knot', {
  name: field(v.string(), { writableBy: ['owner'] }),
  knots: field(v.optional(v.array(v.lazy((): v.GenericSchema => Knot))), { writableBy: ['owner'] }),
});

interface Branch {
  name: string;
  branches?: Branch[] | undefined;
}

const Tree: v.GenericSchema<Branch> = v.object({
  name: v.string(),
  branches: v.optional(v.array(v.lazy(() => Tree))),
});

const CASES = {
  'a union of scalars': v.union([v.string(), v.number(), v.null()]),
  'a union of scalars and lists of values': v.union([v.picklist(['a', 'b']), v.bigint()]),
  'a union of what is anything': v.union([v.string(), v.any()]),
  'a text whose message is a function': v.string(() => 'No'),
  'rules whose messages are functions': v.pipe(
    v.string(),
    v.trim(),
    v.minLength(3, () => 'No'),
    v.emoji(() => 'No'),
    v.maxBytes(9, () => 'No'),
  ),
  'a list whose message is a function': v.array(v.number(), () => 'No'),
  'an object whose message is a function': v.object({ a: v.string() }, () => 'No'),
  'a record whose message is a function': v.record(v.string(), v.number(), () => 'No'),
  'a long union whose message is a function': v.union(
    [v.number(), v.boolean(), v.bigint(), v.null()],
    () => 'No',
  ),
  'a union of one': v.union([v.string()]),
  'a union of a scalar and a pipe': v.union([v.pipe(v.string(), v.trim()), v.number()]),
  'a union whose condition is long': v.union([v.literal(long('a')), v.literal(long('b'))]),
  'a union whose condition fills the line': v.union([
    v.literal('a'.repeat(19)),
    v.literal('b'.repeat(21)),
  ]),
  'a union whose condition is one longer': v.union([
    v.literal('a'.repeat(20)),
    v.literal('b'.repeat(21)),
  ]),
  'a variant': v.variant('kind', [
    v.object({ kind: v.literal('a') }),
    v.object({ kind: v.literal('b'), more: v.string() }),
  ]),
  'a variant with a message': v.variant('kind', [v.object({ kind: v.literal('a') })], 'Which?'),
  'a variant of one': v.variant('kind', [v.object({ kind: v.literal('a') })]),
  'a variant of none': v.variant('kind', []),
  'a variant of one whose values are none': v.variant('kind', [v.object({ kind: v.picklist([]) })]),
  'a variant whose options share a value': v.variant('kind', [
    v.object({ kind: v.literal('a'), a: v.string() }),
    v.object({ kind: v.picklist(['a', 'b']), b: v.string() }),
  ]),
  'a variant of NaN': v.variant('kind', [v.object({ kind: v.picklist([Number.NaN, 1]) })]),
  'a variant of pipes': v.variant('kind', [
    v.pipe(
      v.object({ kind: v.literal('a') }),
      v.check(() => true),
    ),
    v.object({ kind: v.literal('b') }),
  ]),
  'a variant of all sorts of keys': v.variant('kind', [
    v.object({ kind: v.pipe(v.string(), v.minLength(2)) }),
    v.object({ kind: v.nullish(v.number()) }),
    v.object({ kind: v.nullable(v.number()) }),
    v.object({ kind: v.undefinedable(v.bigint()) }),
    v.object({ kind: v.exactOptional(v.bigint()) }),
    v.object({ kind: v.lazy(() => v.string()) }),
    v.object({ kind: Cat }),
  ]),
  'a variant of a model': v.variant('kind', [Cat]),
  'a variant of a model and an object': v.variant('kind', [
    Cat,
    v.object({ kind: v.literal('cow') }),
  ]),
  'a variant of models with a message': v.variant('kind', [Cat, Dog], 'Which?'),
  'a variant of models that share a value': v.variant('kind', [Cat, Dog, Puppy]),
  'a variant of models that share a value, with a message': v.variant(
    'kind',
    [Dog, Puppy],
    'Which?',
  ),
  'a variant of a model that is narrowed': v.variant('kind', [Cat, Bird]),
  'a variant in a variant of models': v.variant('kind', [
    Cat,
    v.variant('name', [Dog, v.object({ kind: v.literal('cow'), name: v.literal('Bess') })]),
  ]),
  'a variant of lists of values': v.variant('kind', [
    v.strictObject({ kind: v.picklist(['a', 'b']), more: v.number() }),
    v.looseObject({ kind: v.literal(1) }),
    v.object({ kind: v.boolean() }),
    v.object({ kind: v.optional(v.literal('c')) }),
  ]),
  'a variant in a variant': v.variant('kind', [
    v.object({ kind: v.literal('a'), a: v.string() }),
    v.variant('sort', [
      v.object({ kind: v.literal('b'), sort: v.literal(1) }),
      v.object({ kind: v.literal('b'), sort: v.literal(2), b: v.string() }),
    ]),
  ]),
  'a variant of models': v.variant('kind', [Cat, Dog]),
  'a list of a variant of models': v.array(v.variant('kind', [Cat, Dog])),
  'a model': Cat,
  'a list of models': v.array(Cat),
  'a list of lists': v.array(v.array(v.string())),
  'a list of what may be null': v.array(v.nullable(Cat)),
  'a model with a default': v.optional(Cat, { kind: 'cat', lives: 9, secret: '' }),
  'a model that refers to itself': Knot,
  'a list of models that refer to themselves': v.array(Knot),
  'what refers to itself': Tree,
  'what refers to itself, or nothing': v.optional(Tree),
  'an intersection': v.intersect([v.object({ a: v.string() }), v.object({ b: v.string() })]),
  'four values': v.picklist(['a', 'b', 'c', 'd']),
  'five values': v.picklist(['a', 'b', 'c', 'd', 'e']),
  'a list of five short values': v.array(v.picklist([1, 2, 3, 4, 5])),
  'values that fill the line': v.picklist(['a'.repeat(19), 'b'.repeat(21)]),
  'values that are one longer': v.picklist(['a'.repeat(20), 'b'.repeat(21)]),
  anything: v.any(),
  'anything or null': v.nullable(v.any()),
  'null, too': v.nullable(v.string()),
  'a default for null': v.nullable(v.string(), 'red'),
  'what may not be absent': v.nonNullish(v.nullish(v.string())),
  'what may not become absent': v.nonNullable(v.nullable(v.pipe(v.string(), v.trim()))),
  'what another may make absent': v.nonNullable(
    v.pipe(
      v.string(),
      v.transform((text): string | null => text || null),
    ),
  ),
  'a strict tuple': v.strictTuple([v.string(), v.number()]),
  'a strict tuple with a message': v.strictTuple([v.string(), v.number()], 'Two!'),
  'a tuple with a message': v.tuple([v.string()], 'One!'),
  'a tuple with a rest': v.tupleWithRest([v.string()], v.number()),
  'a record': v.record(v.string(), v.number()),
  'a map': v.map(v.string(), v.number()),
  'a set': v.set(v.string()),
  'a list': v.array(v.string()),
  'a list of anything': v.array(v.any()),
  'a list of so many': v.pipe(v.array(v.string()), v.maxLength(3), v.nonEmpty()),
  'an object of nothing': v.object({}),
  'a strict object of nothing': v.strictObject({}),
  'an object': v.object({ a: v.string(), b: v.optional(v.number(), 1) }),
  'a loose object': v.looseObject({ a: v.exactOptional(v.string()) }),
  'an object with a rest': v.objectWithRest({ a: v.nullish(v.string()) }, v.number()),
  'an object with a message': v.object({ a: v.string() }, 'No!'),
  'an object with fallbacks': v.object({
    a: v.fallback(v.string(), 'red'),
    b: v.fallback(v.optional(v.string()), 'red'),
  }),
  rules: v.pipe(v.string(), v.minLength(2), v.regex(/^a/), v.includes('x')),
  'rules after a transformation': v.pipe(v.string(), v.trim(), v.minLength(2)),
  'rules that only valibot can say': v.pipe(v.string(), v.isbn()),
  'rules of your own': v.pipe(
    v.string(),
    v.check((text) => text !== 'a'),
  ),
  'a conversion': v.pipe(v.string(), v.toNumber(), v.minValue(1)),
  'another schema': v.pipe(v.unknown(), v.string(), v.minLength(1)),
  'a list behind another schema': v.pipe(v.unknown(), v.array(v.string()), v.maxLength(3)),
  'a list behind another schema, with rules of your own': v.pipe(
    v.unknown(),
    v.array(v.string()),
    v.maxLength(3),
    v.check((list) => list.length !== 2),
    v.minLength(1),
  ),
  'a list, with rules of your own between others': v.pipe(
    v.array(v.string()),
    v.maxLength(3),
    v.check((list) => list.length !== 2),
    v.minLength(1),
  ),
  'a list that is sorted': v.pipe(v.array(v.number()), v.sortItems(), v.maxLength(3)),
  'a list behind which nothing is asked': v.pipe(v.unknown(), v.array(v.string())),
  'a brand': v.pipe(v.string(), v.brand('Name')),
  'a brand behind a rule': v.pipe(v.string(), v.minLength(2), v.brand('Name')),
  'a brand between rules': v.pipe(v.string(), v.minLength(2), v.brand('Name'), v.maxLength(5)),
  'a brand between transformations': v.pipe(v.string(), v.trim(), v.brand('Name'), v.toLowerCase()),
  'a brand behind a transformation and a rule': v.pipe(
    v.string(),
    v.trim(),
    v.minLength(2),
    v.readonly(),
  ),
  'a transformation behind a rule': v.pipe(v.string(), v.minLength(2), v.trim()),
  'a conversion behind a rule': v.pipe(v.string(), v.minLength(2), v.toNumber()),
  'two transformations': v.pipe(v.string(), v.trim(), v.toLowerCase()),
  'rules between transformations': v.pipe(
    v.string(),
    v.trim(),
    v.minLength(2),
    v.toLowerCase(),
    v.maxLength(5),
    v.toUpperCase(),
    v.startsWith('A'),
  ),
  'another schema behind a transformation': v.pipe(v.string(), v.trim(), v.picklist(['a', 'b'])),
  'another schema behind a transformation and a rule': v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.picklist(['a', 'b']),
  ),
  'a conversion behind a transformation': v.pipe(v.string(), v.trim(), v.toNumber()),
  'a rule of a boolean': v.pipe(v.boolean(), v.value(true)),
  'a rule of listed values': v.pipe(v.picklist(['a', 'b']), v.startsWith('a')),
  'rules of a date': v.pipe(v.date(), v.minValue(new Date(0)), v.toMaxValue(new Date(9))),
  'rules of an object': v.pipe(
    v.object({ a: v.string() }),
    v.check(({ a }) => a !== 'a'),
    v.brand('It'),
  ),
};

test.each(Object.entries(CASES))('%s', (_, schema) => {
  expect(printed(schema)).toMatchSnapshot();
});
