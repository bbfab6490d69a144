import * as v from 'valibot';
import { narrow } from 'gen-dtos';
import { field, model } from '../access.js';

/** A role that may write some of the values. */
export const Narrowings = model('Narrowings', {
  picklist: field(v.optional(v.picklist(['read', 'write', 'admin'])), {
    writableBy: [narrow('owner', v.picklist(['read', 'write'])), 'support', 'root'],
  }),
  limit: field(v.optional(v.pipe(v.number(), v.integer(), v.maxValue(1_000))), {
    writableBy: [narrow('owner', v.pipe(v.number(), v.maxValue(10))), 'root'],
  }),
  check: field(v.optional(v.string()), {
    writableBy: [
      narrow(
        'support',
        v.pipe(
          v.string(),
          v.check((text) => text !== 'secret'),
        ),
      ),
      'root',
    ],
  }),
  transformed: field(v.optional(v.pipe(v.string(), v.trim(), v.toLowerCase())), {
    writableBy: [narrow('owner', v.literal('abc')), 'root'],
  }),
  narrowed_by_transform: field(v.optional(v.string()), {
    writableBy: [narrow('owner', v.pipe(v.string(), v.trim())), 'root'],
  }),
  default: field(v.optional(v.picklist(['free', 'pro', 'staff']), 'free'), {
    writableBy: [
      narrow('owner', v.picklist(['free', 'pro'])),
      narrow('support', v.literal('staff')),
      'root',
    ],
  }),
  default_not_allowed: field(v.optional(v.picklist(['free', 'pro']), 'free'), {
    writableBy: [narrow('owner', v.literal('pro')), 'root'],
  }),
  per_operation: field(v.optional(v.number()), {
    writableBy: {
      create: [narrow('owner', v.literal(0)), 'root'],
      update: [narrow('owner', v.pipe(v.number(), v.minValue(1))), 'support', 'root'],
    },
  }),
  nullable: field(v.nullable(v.picklist(['a', 'b'])), {
    writableBy: [narrow('owner', v.null()), 'root'],
  }),
  list: field(v.optional(v.array(v.string())), {
    writableBy: [narrow('owner', v.pipe(v.array(v.string()), v.maxLength(1))), 'root'],
  }),
  only_checked: field(v.optional(v.number()), {
    writableBy: [
      narrow(
        'owner',
        v.pipe(
          v.number(),
          v.check((value) => value > 0),
        ),
      ),
      narrow(
        'support',
        v.pipe(
          v.number(),
          v.check((value) => value < 0),
        ),
      ),
    ],
  }),
  a_field_whose_narrowings_are_a_long_line: field(
    v.optional(v.picklist(['a', 'b', 'c', 'd', 'e', 'f', 'g'])),
    {
      writableBy: [
        narrow('owner', v.literal('a')),
        narrow('support', v.picklist(['b', 'c'])),
        narrow('billing', v.picklist(['a', 'b', 'c', 'd', 'e'])),
        narrow('chief-auditor', v.literal('f')),
        narrow('owner', v.literal('c')),
        'root',
      ],
    },
  ),
  number_of_many: field(v.optional(v.pipe(v.number(), v.integer())), {
    writableBy: [
      narrow('owner', v.pipe(v.number(), v.minValue(1), v.maxValue(10))),
      narrow('support', v.pipe(v.number(), v.minValue(11), v.maxValue(20))),
      narrow(
        'billing',
        v.pipe(
          v.number(),
          v.check((value) => value === 77),
        ),
      ),
    ],
  }),
});
