import * as v from 'valibot';
import { byAll, byOwner, field, model } from '../access.js';
import { Card, Iban, Leaf } from './nested.model.js';

interface CommentRecord {
  readonly text: string;
  readonly approved?: boolean | undefined;
  readonly replies?: readonly CommentRecord[] | undefined;
}

interface CommentSchema extends v.GenericSchema<CommentRecord> {
  readonly '~model': (typeof Comment)['~model'];
}

/** A model that nests itself. */
export const Comment = model('Comment', {
  text: field(v.string(), byAll),
  approved: field(v.optional(v.boolean())),
  pinned: field(v.optional(v.boolean()), byOwner),
  replies: field(v.optional(v.array(v.lazy((): CommentSchema => Comment))), byAll),
});

/** Models in everything that can hold them. */
export const Containers = model('Containers', {
  record: field(v.optional(v.record(v.string(), Leaf)), byAll),
  map: field(v.optional(v.map(v.string(), Leaf)), byAll),
  set: field(v.optional(v.set(Leaf)), byAll),
  tuple: field(v.optional(v.tuple([Leaf, v.number()])), byAll),
  strict_tuple: field(v.optional(v.strictTuple([v.nullable(Leaf)])), byAll),
  tuple_with_rest: field(v.optional(v.tupleWithRest([v.string()], Leaf)), byAll),
  object_with_rest: field(v.optional(v.objectWithRest({ x: v.number() }, Leaf)), byAll),
  intersect: field(v.optional(v.intersect([Leaf, v.object({ name: v.string() })])), byAll),
  lazy: field(v.optional(v.lazy(() => Leaf)), byAll),
  required: field(v.optional(v.nonNullish(v.nullish(Leaf))), byAll),
  record_of_variants: field(
    v.optional(v.record(v.string(), v.variant('kind', [Card, Iban]))),
    byAll,
  ),
  parsed: field(v.optional(v.pipe(v.string(), v.parseJson(), Leaf)), byAll),
  comments: field(v.optional(v.record(v.string(), Comment)), byOwner),
});
