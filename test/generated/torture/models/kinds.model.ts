import * as v from 'valibot';
import { byAll, byOwner, bySupport, field, model } from '../few-roles.js';

const kind = v.literal('a');

interface Category {
  readonly name: string;
  readonly children?: readonly Category[] | undefined;
}
const CategorySchema: v.GenericSchema<Category> = v.object({
  name: v.pipe(v.string(), v.minLength(1)),
  children: v.optional(v.array(v.lazy(() => CategorySchema))),
});

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const JsonSchema: v.GenericSchema<Json> = v.lazy(() => json);
const json = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.null(),
  v.array(JsonSchema),
  v.record(v.string(), JsonSchema),
]) as v.GenericSchema<Json>;

/** The schemas of schemas, without a model in them. */
export const Kinds = model('Kinds', {
  tuple: field(v.optional(v.tuple([v.string(), v.optional(v.number())])), byAll),
  strict_tuple: field(v.optional(v.strictTuple([v.string(), v.number()])), byAll),
  loose_tuple: field(v.optional(v.looseTuple([v.string()])), byAll),
  tuple_with_rest: field(v.optional(v.tupleWithRest([v.string()], v.number())), byAll),
  object_with_rest: field(v.optional(v.objectWithRest({ x: v.number() }, v.string())), byAll),
  record: field(v.optional(v.record(v.pipe(v.string(), v.minLength(1)), v.number())), byAll),
  record_of_keys: field(v.optional(v.record(v.picklist(['a', 'b']), v.boolean())), byAll),
  map: field(v.optional(v.map(v.string(), v.pipe(v.number(), v.integer()))), byAll),
  set: field(v.optional(v.set(v.pipe(v.string(), v.trim()))), byAll),
  union: field(v.optional(v.union([v.string(), v.number(), v.null()])), byAll),
  union_of_rules: field(
    v.optional(v.union([v.pipe(v.string(), v.minLength(3)), v.pipe(v.number(), v.minValue(5))])),
    byAll,
  ),
  union_of_objects: field(
    v.optional(v.union([v.object({ x: v.number() }), v.strictObject({ a: v.number(), kind })])),
    byAll,
  ),
  union_of_one: field(v.optional(v.union([v.string()])), byAll),
  union_of_none: field(v.optional(v.union([])), byAll),
  intersect: field(
    v.optional(v.intersect([v.object({ x: v.number() }), v.object({ y: v.number() })])),
    byAll,
  ),
  intersect_of_texts: field(
    v.optional(
      v.intersect([v.pipe(v.string(), v.minLength(2)), v.pipe(v.string(), v.maxLength(4))]),
    ),
    byOwner,
  ),
  variant: field(
    v.optional(
      v.variant('kind', [
        v.object({ kind, a: v.number() }),
        v.strictObject({ kind: v.picklist(['b', 'c']), b: v.string() }),
      ]),
    ),
    byAll,
  ),
  variant_in_variant: field(
    v.optional(
      v.variant('kind', [
        v.object({ kind, a: v.number() }),
        v.variant('x', [
          v.object({ kind: v.literal('b'), x: v.literal(1), b: v.string() }),
          v.object({ kind: v.literal('b'), x: v.literal(2) }),
        ]),
      ]),
    ),
    byAll,
  ),
  variant_by_test: field(
    v.optional(
      v.variant('kind', [
        v.object({ kind: v.pipe(v.string(), v.minLength(2)), a: v.number() }),
        v.object({ kind: v.optional(v.string()), b: v.optional(v.string()) }),
      ]),
    ),
    bySupport,
  ),
  non_optional: field(v.optional(v.object({ x: v.nonOptional(v.optional(v.number())) })), byAll),
  non_nullable: field(v.optional(v.nonNullable(v.nullable(v.number()))), byAll),
  non_nullish: field(v.optional(v.array(v.nonNullish(v.nullish(v.number())))), byAll),
  never: field(v.optional(v.never()), byAll),
  nothing: field(v.optional(v.undefined()), byAll),
  nan: field(v.optional(v.nan()), byAll),
  symbol: field(v.optional(v.symbol()), byAll),
  function: field(v.optional(v.function()), byAll),
  promise: field(v.optional(v.promise()), byAll),
  blob: field(v.optional(v.blob()), byAll),
  category: field(v.optional(CategorySchema), byAll),
  json: field(v.optional(JsonSchema), byAll),
});

/** Rules that valibot is called for, and pipes of pipes. */
export const Called = model('Called', {
  url: field(v.optional(v.pipe(v.string(), v.url())), byAll),
  isbn: field(v.optional(v.pipe(v.string(), v.isbn('No book'))), byAll),
  credit_card: field(v.optional(v.pipe(v.string(), v.creditCard())), byAll),
  bytes: field(v.optional(v.pipe(v.string(), v.maxBytes(5))), byAll),
  graphemes: field(v.optional(v.pipe(v.string(), v.minGraphemes(1), v.maxGraphemes(3))), byAll),
  words: field(v.optional(v.pipe(v.string(), v.maxWords('en', 2))), byAll),
  code_points: field(v.optional(v.pipe(v.string(), v.maxCodePoints(4))), byAll),
  entries: field(v.optional(v.pipe(v.record(v.string(), v.number()), v.maxEntries(1))), byAll),
  size: field(v.optional(v.pipe(v.set(v.string()), v.maxSize(1))), byAll),
  hash: field(v.optional(v.pipe(v.string(), v.hash(['md5', 'sha256']))), byAll),
  values: field(v.optional(v.pipe(v.number(), v.values([1, 3]), v.notValues([7]))), byAll),
  value: field(v.optional(v.pipe(v.number(), v.value(3))), byAll),
  not_value: field(v.optional(v.pipe(v.string(), v.notValue('a'))), byAll),
  multiple: field(v.optional(v.pipe(v.number(), v.multipleOf(3))), byAll),
  multiple_bigint: field(v.optional(v.pipe(v.bigint(), v.multipleOf(3n))), byAll),
  to_number: field(
    v.optional(v.pipe(v.string(), v.minLength(1), v.toNumber(), v.minValue(2))),
    byAll,
  ),
  to_date: field(v.optional(v.pipe(v.string(), v.isoDate(), v.toDate(), v.date())), byAll),
  to_case: field(v.optional(v.pipe(v.string(), v.toCamelCase(), v.minLength(2))), byAll),
  normalized: field(v.optional(v.pipe(v.string(), v.normalize('NFC'), v.maxLength(3))), byAll),
  clamped: field(v.optional(v.pipe(v.number(), v.toMinValue(3), v.toMaxValue(9))), byAll),
  parsed: field(v.optional(v.pipe(v.string(), v.parseJson(), v.object({ x: v.number() }))), byAll),
  boolean: field(
    v.optional(v.pipe(v.string(), v.parseBoolean({ truthy: ['abc'], falsy: ['x', 0] }))),
    byAll,
  ),
  stringified: field(v.optional(v.pipe(v.array(v.number()), v.stringifyJson())), byAll),
  sorted: field(v.optional(v.pipe(v.array(v.number()), v.minLength(1), v.sortItems())), byAll),
  branded: field(v.optional(v.pipe(v.string(), v.minLength(2), v.brand('Name'))), byAll),
  frozen: field(v.optional(v.pipe(v.array(v.string()), v.readonly())), byAll),
  pipes: field(
    v.optional(
      v.pipe(v.pipe(v.string(), v.trim()), v.toUpperCase(), v.pipe(v.string(), v.minLength(2))),
    ),
    byOwner,
  ),
});
