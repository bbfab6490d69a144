import * as v from 'valibot';
import { reference, type Referable } from 'gen-dtos';
import { byAll, byOwner, bySupport, field, model, relation } from '../access.js';

/** Keys of every kind, and a model that refers to itself. */
export const Target = model('Target', {
  id: field(v.pipe(v.string(), v.uuid(), v.title('Its id'))),
  "it's */": field(
    v.pipe(
      v.string(),
      v.toLowerCase(),
      v.check((text) => text !== 'none'),
    ),
  ),
  number: field(v.pipe(v.number(), v.integer())),
  branded: field(v.pipe(v.string(), v.brand('TargetKey'))),
  parent: field(v.optional(reference((): Referable => Target)), byAll),
});

/** References in every place that may hold one. */
export const Referring = model('Referring', {
  one: field(reference(Target), byAll),
  described: field(v.pipe(reference(Target), v.description('The first')), byOwner),
  nullish: field(v.nullish(reference(Target, 'number')), byAll),
  odd: field(v.optional(reference(Target, "it's */")), bySupport),
  branded: field(v.optional(reference(Target, 'branded')), byAll),
  list: field(v.optional(v.pipe(v.array(reference(Target)), v.maxLength(9))), byAll),
  holes: field(v.optional(v.array(v.nullable(reference(Target, 'number')))), byOwner),
  server: field(v.optional(reference(Target))),
  nested: field(v.optional(Target), byAll),
  nested_list: field(v.optional(v.array(Target)), byAll),
  others: field(
    v.optional(
      relation('ReferringOthers', Target, {
        connect: ['owner', 'root'],
        disconnect: ['root'],
        set: ['support', 'root'],
      }),
    ),
    { ...byAll, stored: false },
  ),
});
