import * as v from 'valibot';
import { byAll, byOwner, byRoot, bySupport, field, model } from '../access.js';

const Colour = { Red: 'red', Green: 'green', Nothing: 0 } as const;

/** Every schema without parts. */
export const Scalars = model('Scalars', {
  string: field(v.string(), byOwner),
  number: field(v.number(), bySupport),
  boolean: field(v.boolean(), byAll),
  bigint: field(v.optional(v.bigint()), byOwner),
  date: field(v.optional(v.date()), byOwner),
  null: field(v.null(), byOwner),
  unknown: field(v.optional(v.unknown()), byOwner),
  any: field(v.optional(v.any()), byRoot),
  literal_text: field(v.literal('it\'s "this"'), byAll),
  literal_number: field(v.literal(-12.5), byOwner),
  literal_huge: field(v.optional(v.literal(1e21)), byOwner),
  literal_nan: field(v.optional(v.literal(Number.NaN)), byOwner),
  literal_infinity: field(v.optional(v.literal(Number.NEGATIVE_INFINITY)), byOwner),
  literal_minus_zero: field(v.literal(-0), byOwner),
  literal_bigint: field(v.optional(v.literal(10n)), byOwner),
  literal_boolean: field(v.literal(true), bySupport),
  picklist_one: field(v.picklist(['only']), byOwner),
  picklist_short: field(v.picklist(['a', 'b', 3]), bySupport),
  picklist_nan: field(v.optional(v.picklist([Number.NaN, -0, 1n])), byOwner),
  picklist_long: field(v.picklist(['a', 'b', 'c', 'd', 'e', "f's"]), byAll),
  picklist_very_long: field(
    v.picklist([
      'the first alternative of many',
      'the second alternative of many',
      'the third alternative of many',
      'the fourth alternative of many',
      'the fifth "alternative" of many',
      -0,
      Number.NaN,
      12n,
    ]),
    byOwner,
  ),
  picklist_of_long_texts: field(
    v.optional(v.picklist(['a rather long alternative', 'an even longer alternative', 'short'])),
    byOwner,
  ),
  picklist_of_numbers: field(
    v.optional(
      v.picklist([
        100, 101, 200, 201, 202, 203, 204, 205, 206, 207, 208, 300, 301, 302, 303, 304, 305, 307,
        308, -400.5, 401, 402, 403, 404, 405,
      ]),
    ),
    byOwner,
  ),
  literal_long: field(
    v.optional(
      v.literal('The quick brown fox jumps over the lazy dog, and the lazy dog does not mind it.'),
    ),
    byOwner,
  ),
  picklist_empty: field(v.optional(v.picklist([])), byOwner),
  enum: field(v.enum(Colour), byOwner),
  server_controlled: field(v.optional(v.string())),
  readable: field(v.optional(v.string()), { readableBy: ['owner', 'chief-auditor'] }),
});
