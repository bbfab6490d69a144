import * as v from 'valibot';
import { narrow } from 'gen-dtos';
import { byAll, byOwner, byRoot, bySupport, field, model } from '../access.js';

export const Leaf = model('Leaf', {
  name: field(v.pipe(v.string(), v.trim(), v.maxLength(9)), byOwner),
  rank: field(v.optional(v.number(), 1), bySupport),
  colour: field(v.picklist(['red', 'green', 'blue']), {
    writableBy: [narrow('owner', v.picklist(['red', 'green'])), 'support', 'root'],
  }),
});

/** Partly server-controlled, so that models nesting it can't be compared with the record. */
export const Sealed = model('Sealed', {
  open: field(v.string(), byAll),
  shut: field(v.optional(v.string())),
  once: field(v.optional(v.string()), { writableBy: { create: ['owner', 'root'] } }),
  later: field(v.optional(v.string()), { writableBy: { update: ['owner', 'root'] } }),
});

export const Card = model('Card', {
  kind: field(v.literal('card'), byAll),
  number: field(v.pipe(v.string(), v.digits()), byOwner),
});

export const Iban = model('Iban', {
  kind: field(v.literal('iban'), byAll),
  iban: field(v.string(), byOwner),
  owner: field(v.optional(Leaf), byRoot),
});

/** Nobody may write any of it. */
export const Closed = model('Closed', { id: field(v.string()) });

/** Models in everything that may hold one. */
export const Tree = model('Tree', {
  leaf: field(Leaf, byAll),
  nullable: field(v.nullable(Leaf), byOwner),
  optional: field(v.optional(Leaf), bySupport),
  nullish: field(v.nullish(Leaf), byAll),
  exact: field(v.exactOptional(Leaf), byAll),
  array: field(v.optional(v.array(Leaf)), byAll),
  array_rules: field(v.optional(v.array(v.nullable(Leaf))), byAll),
  array_of_optional: field(v.optional(v.array(v.optional(Leaf))), byAll),
  array_of_arrays: field(v.optional(v.array(v.array(Leaf))), byAll),
  object: field(v.optional(v.object({ leaf: Leaf, note: v.optional(v.string()) })), byAll),
  strict: field(v.optional(v.strictObject({ leaf: v.optional(Leaf) })), byAll),
  loose: field(v.optional(v.looseObject({ leaf: Leaf })), byAll),
  variant: field(v.optional(v.variant('kind', [Card, Iban])), byAll),
  union: field(v.optional(v.union([Card, Iban, v.string()])), byAll),
  array_of_variants: field(v.optional(v.array(v.variant('kind', [Iban, Card]))), byAll),
  titled: field(v.optional(v.pipe(Leaf, v.title('A leaf'))), byAll),
});

export const Bud = model('Bud', {
  key: field(v.optional(v.number()), { writableBy: { create: byAll.writableBy } }),
  name: field(v.string(), byAll),
  shut: field(v.optional(v.string())),
});

/** A model with a keyed list. */
export const Branch = model('Branch', {
  name: field(v.string(), byAll),
  buds: field(v.optional(v.array(Bud)), { ...byAll, keyedBy: 'key' }),
});

export const Forest = model('Forest', {
  tree: field(v.optional(Tree), byAll),
  trees: field(v.optional(v.array(Tree)), byAll),
  sealed: field(v.optional(Sealed), byAll),
  sealed_list: field(v.optional(v.array(Sealed)), byAll),
  closed: field(v.optional(Closed), byAll),
});
