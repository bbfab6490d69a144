import * as v from 'valibot';
import { byAll, field, model } from '../access.js';

/** Containers that can hold nothing. */
export const Hollow = model('Hollow', {
  list: field(v.optional(v.array(v.never())), byAll),
  lists: field(v.optional(v.array(v.array(v.never()))), byAll),
  set: field(v.optional(v.set(v.never())), byAll),
  map: field(v.optional(v.map(v.never(), v.never())), byAll),
  record: field(v.optional(v.record(v.string(), v.never())), byAll),
  object: field(v.optional(v.object({})), byAll),
  strict: field(v.optional(v.strictObject({})), byAll),
  loose: field(v.optional(v.looseObject({})), byAll),
  rest: field(v.optional(v.objectWithRest({}, v.string())), byAll),
  tuple: field(v.optional(v.tuple([])), byAll),
  loose_tuple: field(v.optional(v.looseTuple([])), byAll),
  tuple_with_rest: field(v.optional(v.tupleWithRest([], v.string())), byAll),
});
