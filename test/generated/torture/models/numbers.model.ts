import * as v from 'valibot';
import { byAll, byOwner, bySupport, field, model } from '../few-roles.js';

const DAY = new Date('2026-01-31T00:00:00.000Z');

/** Every rule over numbers, bigints, dates and arrays. */
export const Numbers = model('Numbers', {
  value: field(v.optional(v.pipe(v.number(), v.value(3))), byOwner),
  notValue: field(v.optional(v.pipe(v.number(), v.notValue(3))), byOwner),
  minValue: field(v.optional(v.pipe(v.number(), v.minValue(-0))), byOwner),
  maxValue: field(v.optional(v.pipe(v.number(), v.maxValue(99.5))), byOwner),
  gtValue: field(v.optional(v.pipe(v.number(), v.gtValue(-12))), byOwner),
  ltValue: field(v.optional(v.pipe(v.number(), v.ltValue(Number.POSITIVE_INFINITY))), byOwner),
  multipleOf: field(v.optional(v.pipe(v.number(), v.multipleOf(3))), byOwner),
  integer: field(v.optional(v.pipe(v.number(), v.integer())), byOwner),
  safeInteger: field(v.optional(v.pipe(v.number(), v.safeInteger())), byOwner),
  finite: field(v.optional(v.pipe(v.number(), v.finite())), bySupport),
  range: field(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100, 'At most 100')),
    byAll,
  ),
  big: field(v.optional(v.pipe(v.bigint(), v.minValue(-3n), v.maxValue(12n))), bySupport),
  date: field(v.optional(v.pipe(v.date(), v.minValue(DAY))), bySupport),
  date_plain: field(v.optional(v.date('When?')), bySupport),
  array: field(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(3)), byAll),
  array_nonEmpty: field(v.optional(v.pipe(v.array(v.number()), v.nonEmpty())), byAll),
  array_empty: field(v.optional(v.pipe(v.array(v.number()), v.empty())), byAll),
  array_length: field(v.optional(v.pipe(v.array(v.number()), v.length(2), v.includes(3))), byAll),
  array_of_arrays: field(
    v.optional(v.array(v.pipe(v.array(v.pipe(v.string(), v.trim())), v.maxLength(2)))),
    byAll,
  ),
  array_of_nullable: field(v.optional(v.array(v.nullable(v.array(v.nullish(v.number()))))), byAll),
  array_of_defaults: field(v.optional(v.array(v.optional(v.number(), 3))), byAll),
  array_of_unknown: field(v.optional(v.array(v.unknown())), byAll),
  array_of_picklists: field(v.optional(v.array(v.picklist(['a', 'b', 'c', 'd', 'e']))), byAll),
  array_of_records: field(
    v.optional(
      v.array(
        v.object({
          an_entry_with_a_long_name: v.picklist(['one', 'two', 'three']),
          another_entry_with_a_long_name: v.array(v.strictObject({ x: v.number(), y: v.number() })),
        }),
      ),
    ),
    byAll,
  ),
});
