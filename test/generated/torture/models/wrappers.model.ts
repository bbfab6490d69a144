import * as v from 'valibot';
import { byAll, byOwner, bySupport, field, model } from '../few-roles.js';

/** Every wrapper, with and without defaults, alone and in each other. */
export const Wrappers = model('Wrappers', {
  optional: field(v.optional(v.string()), byOwner),
  optional_default: field(v.optional(v.string(), "it's"), byOwner),
  optional_function: field(
    v.optional(v.string(), () => 'made'),
    byOwner,
  ),
  optional_list: field(v.optional(v.array(v.string()), ['a']), byOwner),
  optional_list_function: field(
    v.optional(v.array(v.string()), () => ['a']),
    bySupport,
  ),
  optional_trimmed: field(v.optional(v.pipe(v.string(), v.trim(), v.minLength(1)), ' x '), byOwner),
  optional_bigint: field(v.optional(v.bigint(), 3n), byOwner),
  optional_minus_zero: field(v.optional(v.number(), -0), byOwner),
  optional_false: field(v.optional(v.boolean(), false), byAll),
  nullable: field(v.nullable(v.string()), byOwner),
  nullable_default: field(v.nullable(v.string(), 'none'), byOwner),
  nullable_null: field(v.nullable(v.string(), null), byOwner),
  nullish: field(v.nullish(v.string()), bySupport),
  nullish_default: field(v.nullish(v.string(), 'none'), bySupport),
  nullish_null: field(v.nullish(v.string(), null), bySupport),
  nullish_function: field(
    v.nullish(v.number(), () => 7),
    bySupport,
  ),
  exact: field(v.exactOptional(v.string()), byAll),
  exact_default: field(v.exactOptional(v.string(), 'exact'), byAll),
  undefinedable: field(v.undefinedable(v.string()), byAll),
  undefinedable_default: field(v.undefinedable(v.string(), 'some'), byAll),
  nullable_optional: field(v.nullable(v.optional(v.string())), byAll),
  optional_nullable: field(v.optional(v.nullable(v.string())), byAll),
  optional_nullable_default: field(v.optional(v.nullable(v.string(), 'inner'), 'outer'), byAll),
  optional_optional: field(v.optional(v.optional(v.string(), 'inner')), byAll),
  optional_optional_default: field(v.optional(v.optional(v.string()), 'outer'), byAll),
  piped_optional: field(v.pipe(v.optional(v.string()), v.title('Piped')), byAll),
  piped_default: field(v.pipe(v.optional(v.string(), 'piped'), v.maxLength(12)), byAll),
  nullable_rules: field(v.nullable(v.pipe(v.string(), v.minLength(2))), byAll),
  nullable_picklist: field(v.nullable(v.picklist(['a', 'b'])), byAll),
  nullable_array: field(v.nullable(v.array(v.nullable(v.string()))), byAll),
  nullable_unknown: field(v.nullable(v.unknown()), byAll),
  fallback: field(v.optional(v.fallback(v.string(), 'fell')), byAll),
  fallback_text: field(v.fallback(v.string(), 'x'), byAll),
  fallback_made: field(
    v.fallback(v.optional(v.number()), () => 7),
    {
      writableBy: { create: ['owner', 'root'] },
    },
  ),
});
