/** Stored records for an update. They hold what was sent, something like it, or anything. */
import fc, { type Arbitrary } from 'fast-check';
import { bare, ownOf } from './applied.js';
import type { Field, Model, Schema } from './description.js';
import { schemasIn } from './walk.js';
import { weighted } from './weighted.js';

const anything = fc.constantFrom<unknown>(
  null, '', 'a', 0, 1, true, [], [1], {}, { a: 1 }, [{ id: 'a' }], new Date(0),
); // prettier-ignore

/** @param sent What will be written to the record. */
export function storedFor(
  { fields }: Model,
  lazies: readonly Schema[],
  sent: unknown,
): Arbitrary<object> {
  const known = Object.entries(fields)
    .filter(([, { stored }]) => stored)
    .map(([key, field]) => maybe(key, valueFor(field, lazies, ownOf(sent, key))));
  const entries = fc.tuple(...known, maybe('nobody declared it', anything));
  return entries.map((found) => Object.fromEntries(found.flat()));
}

const maybe = (key: string, value: Arbitrary<unknown>): Arbitrary<[string, unknown][]> =>
  weighted<[string, unknown][]>([1, fc.constant([])], [7, value.map((one) => [[key, one]])]);

function valueFor(
  { schema, keyedBy }: Field,
  lazies: readonly Schema[],
  sent: unknown,
): Arbitrary<unknown> {
  // What recurses is stored as deep as it was sent.
  if (sent === undefined && schemasIn(schema).some((inner) => 'lazy' in inner)) return anything;
  const seen = bare(schema, lazies);
  if ('model' in seen) return weighted([1, anything], [6, storedFor(seen.model, lazies, sent)]);
  const item = 'rest' in seen && seen.rest ? bare(seen.rest, lazies) : undefined;
  if (item && 'model' in item && seen.is === 'array') {
    const items = itemsFor(keyedBy, sent, (one) => storedFor(item.model, lazies, one));
    return weighted([1, anything], [9, items]);
  }
  return sent === undefined ? anything : weighted([1, anything], [1, fc.constant(sent)]);
}

/** Most of the items that were sent, and others, in any order. Sometimes two have the same key. */
function itemsFor(
  keyedBy: string | undefined,
  sent: unknown,
  itemFor: (sent: unknown) => Arbitrary<object>,
): Arbitrary<unknown> {
  const list: readonly unknown[] = Array.isArray(sent) ? sent : [];
  const items = [...list, undefined, undefined].map((one) => {
    const item = itemFor(one);
    const name = keyedBy === undefined ? undefined : ownOf(one, keyedBy);
    return name === undefined ? item : item.map((other) => ({ ...other, [keyedBy!]: name }));
  });
  const some = fc
    .tuple(...items)
    .chain((all) =>
      weighted(
        [3, fc.shuffledSubarray(all, { minLength: list.length })],
        [1, fc.shuffledSubarray(all)],
      ),
    );
  return weighted([9, some], [1, some.map((all) => [...all, ...all.slice(0, 1)])]);
}
