import { isClosed } from '../apply/closed.js';
import { itemsIn } from '../items-in.js';
import { grantIn } from '../model-grants.js';
import { isRecord, memberOf } from '../plain-object.js';
import { fieldsOf, type Change } from './change.js';
import { isFixedIn, isNewItem, isWritable, spotIn, type Spot } from './spot.js';

/** Whose patch it is, and which objects of its result are copies of the record's. */
export interface Losing {
  readonly bits: number;
  /** The original of each copy. */
  readonly copies: WeakMap<object, object>;
}

/**
 * The places whose values the merge patch would lose although the roles may not write them: in a
 * model that was replaced or removed, or in the items of a list without `keyedBy`, which are
 * written whole. At most one such place is given for each touched one.
 */
export function* lostIn(change: Change, losing: Losing): Generator<string[]> {
  if (change.touched !== 'whole') {
    for (const [key, field] of fieldsOf(change)) yield* within(key, lostIn(field, losing));
  } else {
    const [first] = unwritableIn(change, losing);
    if (first) yield first;
  }
}

/**
 * The values within a change that would be lost. In an item that has a key, `apply` restores what
 * the roles may not write (`isKept`).
 */
function* unwritableIn(
  { before, after, spot }: Omit<Change, 'touched'>,
  losing: Losing,
  isKept = false,
): Generator<string[]> {
  const { bits } = losing;
  if (spot.kind === 'list' && Array.isArray(before)) {
    const { items } = spot;
    const keyedBy = keyOf(items);
    const sameAs = finderIn(after, keyedBy);
    for (const [index, item] of before.entries()) {
      const change = { before: item, after: sameAs(item), spot: items };
      yield* within(String(index), unwritableIn(change, losing, keyedBy !== undefined));
    }
    if (keyedBy !== undefined) yield* strayIn(after, before, spot, losing);
  }
  if (spot.kind !== 'model' || !isRecord(before)) return;
  const { grants } = spot;
  for (const key of Object.keys(before)) {
    const inside = spotIn(spot, key);
    if (before[key] === undefined) continue;
    if (!inside || !isWritable(spot, key, bits)) {
      if (!isKept) yield [key];
      continue;
    }
    const change = { before: before[key], after: memberOf(after, key), spot: inside };
    const isTaken = isKept && inside.kind === 'model' && isRecord(after) && !isRecord(change.after);
    if (!isTaken) yield* within(key, unwritableIn(change, losing, isKept));
    else if (isClosed(key, before, { grants, bits, sent: 'item' })) yield [key];
  }
}

/**
 * The values that `apply` can't restore, in the items after the operations: those of an item that
 * has no key, or the key of another stored item. Values are not compared, because the answer would
 * tell whether two of them are equal.
 */
function* strayIn(
  after: unknown,
  before: unknown,
  spot: Spot,
  losing: Losing,
): Generator<string[]> {
  if (spot.kind === 'list' && Array.isArray(after)) {
    const { items } = spot;
    const sameAs = finderIn(before, keyOf(items));
    for (const [index, item] of after.entries()) {
      const stored = sameAs(item);
      const isSame = stored === (losing.copies.get(item) ?? item);
      const stray = isSame
        ? strayIn(item, stored, items, losing)
        : closedIn(item, items, losing.bits);
      yield* within(String(index), stray);
    }
  }
  if (spot.kind !== 'model' || !isRecord(after)) return;
  for (const key of Object.keys(after)) {
    const inside = spotIn(spot, key);
    if (!inside || !isWritable(spot, key, losing.bits)) continue;
    yield* within(key, strayIn(after[key], memberOf(before, key), inside, losing));
  }
}

/** All values of an item that the roles may not write, or not change in a stored one. */
function* closedIn(value: unknown, spot: Spot, bits: number, isInNew = false): Generator<string[]> {
  if (spot.kind === 'list' && Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* within(String(index), closedIn(item, spot.items, bits));
    }
  }
  if (spot.kind !== 'model' || !isRecord(value)) return;
  const isNew = isNewItem(value, spot, isInNew);
  for (const key of Object.keys(value)) {
    const inside = spotIn(spot, key);
    const isFixed = !isNew && isFixedIn(spot, key, bits);
    if (inside && !isFixed && isWritable(spot, key, bits)) {
      yield* within(key, closedIn(value[key], inside, bits, isNew));
    } else if (value[key] !== undefined) yield [key];
  }
}

const keyOf = (items: Spot): string | undefined =>
  items.kind === 'model' ? items.keyedBy : undefined;

/** Returns a function that finds the item of a list with the same key, if it has one. */
function finderIn(list: unknown, key: string | undefined): (item: unknown) => unknown {
  const nameOf = (item: unknown): unknown => (key === undefined ? undefined : memberOf(item, key));
  const named = new Map(itemsIn(list).map((item) => [nameOf(item), item]));
  named.delete(undefined);
  return (item) => named.get(nameOf(item));
}

function* within(key: string, paths: Iterable<string[]>): Generator<string[]> {
  for (const path of paths) yield [key, ...path];
}

/** The places where the patch sets `null`, but a merge patch would read that as a removal. */
export function* nullsIn(change: Change): Generator<string[]> {
  if (change.spot.kind !== 'model') return;
  const { grants } = change.spot;
  for (const [key, field] of fieldsOf(change)) {
    if (field.after === null && grantIn(grants, key)?.deletable) yield [key];
    else yield* within(key, nullsIn(field));
  }
}
