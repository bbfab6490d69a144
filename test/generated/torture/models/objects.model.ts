import * as v from 'valibot';
import { byAll, byOwner, bySupport, field, model } from '../few-roles.js';

/** Plain nested objects, which are no models. */
export const Objects = model('Objects', {
  empty: field(v.optional(v.object({})), byOwner),
  empty_strict: field(v.optional(v.strictObject({})), byOwner),
  empty_loose: field(v.optional(v.looseObject({})), byOwner),
  object: field(v.object({ x: v.number(), note: v.optional(v.string()) }), byAll),
  strict: field(
    v.strictObject({ x: v.number(), y: v.exactOptional(v.pipe(v.string(), v.trim())) }),
    bySupport,
  ),
  loose: field(v.optional(v.looseObject({ x: v.number() })), bySupport),
  with_defaults: field(v.optional(v.object({ x: v.optional(v.number(), 3) })), byAll),
  with_undefinedable: field(v.optional(v.object({ x: v.undefinedable(v.number()) })), byAll),
  with_nullish: field(v.optional(v.object({ x: v.nullish(v.number()) })), byAll),
  with_unknown: field(v.optional(v.object({ x: v.unknown(), y: v.optional(v.any()) })), byAll),
  with_names: field(
    v.optional(
      v.strictObject({
        constructor: v.number(),
        toString: v.optional(v.string()),
        "it's": v.optional(v.number()),
        'we"ird': v.optional(v.number()),
        '': v.optional(v.number()),
        '1': v.optional(v.number()),
        hasOwnProperty: v.optional(v.number()),
      }),
    ),
    byAll,
  ),
  deep: field(
    v.optional(
      v.object({
        list: v.array(
          v.strictObject({
            name: v.pipe(v.string(), v.toLowerCase()),
            tags: v.optional(v.array(v.picklist(['a', 'b', 'c', 'd', 'e']))),
          }),
        ),
        maybe: v.nullable(v.object({ at: v.optional(v.date()), kind: v.literal('deep') })),
      }),
    ),
    byAll,
  ),
  with_message: field(v.optional(v.object({ x: v.number('A number') }, 'An object')), byAll),
});
