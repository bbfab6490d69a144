import * as v from 'valibot';
import { byAll, byOwner, bySupport, field, model } from '../few-roles.js';

const isEven = (value: number): boolean => value % 2 === 0;

/** Schemas that only the user's own code can run. */
export const Islands = model('Islands', {
  check: field(v.optional(v.pipe(v.number(), v.check(isEven, 'Even'))), byOwner),
  check_between: field(
    v.optional(
      v.pipe(
        v.string(),
        v.trim(),
        v.check((text) => text !== 'x'),
        v.minLength(1),
      ),
    ),
    byOwner,
  ),
  transform: field(
    v.pipe(
      v.string(),
      v.transform((text) => text.length),
    ),
    byOwner,
  ),
  transform_then: field(
    v.optional(v.pipe(v.string(), v.transform(Number), v.number(), v.integer())),
    byOwner,
  ),
  to_date: field(
    v.optional(
      v.pipe(
        v.string(),
        v.isoDate(),
        v.transform((text) => new Date(text)),
        v.date(),
      ),
    ),
    byAll,
  ),
  custom: field(
    v.optional(
      v.custom<`x-${string}`>((input) => typeof input === 'string' && input.startsWith('x-')),
    ),
    byAll,
  ),
  record: field(v.optional(v.record(v.string(), v.number())), byAll),
  tuple: field(v.optional(v.tuple([v.string(), v.number()])), bySupport),
  map: field(v.optional(v.map(v.string(), v.number())), bySupport),
  set: field(v.optional(v.set(v.string())), bySupport),
  union: field(v.optional(v.union([v.string(), v.number()])), bySupport),
  variant: field(
    v.optional(
      v.variant('kind', [
        v.object({ kind: v.literal('a'), a: v.number() }),
        v.object({ kind: v.literal('b'), b: v.string() }),
      ]),
    ),
    byAll,
  ),
  intersect: field(
    v.optional(v.intersect([v.object({ x: v.number() }), v.object({ y: v.number() })])),
    byAll,
  ),
  instance: field(v.optional(v.instance(Date)), byAll),
  brand: field(v.optional(v.pipe(v.string(), v.minLength(2), v.brand('Name'))), byAll),
  readonly: field(v.optional(v.pipe(v.array(v.string()), v.readonly())), byAll),
  in_array: field(v.optional(v.array(v.pipe(v.number(), v.check(isEven)))), byAll),
  in_object: field(v.optional(v.object({ even: v.pipe(v.number(), v.check(isEven)) })), byAll),
  lazy: field(v.optional(v.lazy(() => v.string())), byAll),
  configured: field(v.optional(v.config(v.string(), { abortPipeEarly: true })), byAll),
  array_sorted: field(v.optional(v.pipe(v.array(v.unknown()), v.sortItems())), byAll),
});
