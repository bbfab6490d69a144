import { isClosed } from '../apply/closed.js';
import { itemsIn } from '../items-in.js';
import { grantIn } from '../model-grants.js';
import { isRecord, memberOf } from '../plain-object.js';
import { isFixedIn, isNewItem, isWritable, spotIn, type ModelSpot, type Spot } from './spot.js';
import type { Write } from './writes.js';

/** What was written of a value: some fields of a model, or the value as a whole. */
export type Touched = 'whole' | Map<string, Touched>;

/** Collects what was written, field by field as far as models nest. */
export function touchedBy(writes: readonly Write[], record: ModelSpot): Touched {
  return writes.reduce<Touched>((touched, { path }) => touch(touched, path, record), new Map());
}

function touch(touched: Touched, path: readonly string[], spot: Spot | undefined): Touched {
  const [key, ...rest] = path;
  if (touched === 'whole' || key === undefined || spot?.kind !== 'model') return 'whole';
  return touched.set(key, touch(touched.get(key) ?? new Map(), rest, spotIn(spot, key)));
}

/** A touched place of a record, before and after the operations. */
export interface Change {
  readonly touched: Touched;
  readonly before: unknown;
  readonly after: unknown;
  readonly spot: Spot;
}

/**
 * The merge patch (RFC 7396) that makes the same change. A removed field is `null`. Items of lists
 * are written whole, limited to the fields that the roles may write.
 */
export function mergeDocument(change: Change, bits: number): unknown {
  const { spot, after } = change;
  if (spot.kind === 'list' && Array.isArray(after)) {
    return after.map((item) => writablePart(item, spot.items, bits));
  }
  if (spot.kind !== 'model' || !isRecord(after)) return after ?? null;
  return Object.fromEntries(
    fieldsOf(change).map(([key, field]) => [key, mergeDocument(field, bits)]),
  );
}

/** The touched fields of a model. */
function fieldsOf({ touched, before, after, spot }: Change): [string, Change][] {
  const keys = touched === 'whole' ? keysOf(before, after) : [...touched.keys()];
  return keys.flatMap((key): [string, Change][] => {
    const inside = spotIn(spot, key);
    if (inside === undefined) return [];
    const field = touched === 'whole' ? touched : (touched.get(key) ?? 'whole');
    const change = { before: memberOf(before, key), after: memberOf(after, key) };
    return [[key, { ...change, touched: field, spot: inside }]];
  });
}

function keysOf(before: unknown, after: unknown): string[] {
  const keys = [before, after].flatMap((value) => (isRecord(value) ? Object.keys(value) : []));
  return [...new Set(keys)];
}

/**
 * The part of an item that the parser accepts. The rest is not the roles' to write, and `apply`
 * restores it.
 */
function writablePart(value: unknown, spot: Spot, bits: number, isInNew = false): unknown {
  if (spot.kind === 'list' && Array.isArray(value)) {
    return value.map((item) => writablePart(item, spot.items, bits));
  }
  if (spot.kind !== 'model' || !isRecord(value)) return value;
  const isNew = isNewItem(value, spot, isInNew);
  const keys = Object.keys(value).filter(
    (key) => isWritable(spot, key, bits) && (isNew || !isFixedIn(spot, key, bits)),
  );
  return Object.fromEntries(
    keys.map((key) => [key, writablePart(value[key], spotIn(spot, key) ?? spot, bits, isNew)]),
  );
}

/**
 * The places whose values the merge patch would lose although the roles may not write them: in a
 * model that was replaced or removed, or in the items of a list without `keyedBy`, which are
 * written whole. At most one such place is given for each touched one.
 */
export function* lostIn(change: Change, bits: number): Generator<string[]> {
  if (change.touched !== 'whole') {
    for (const [key, field] of fieldsOf(change)) yield* within(key, lostIn(field, bits));
  } else {
    const [first] = unwritableIn(change, bits);
    if (first) yield first;
  }
}

/**
 * The values within a change that would be lost. In an item that has a key, `apply` restores what
 * the roles may not write (`isKept`).
 */
function* unwritableIn(
  { before, after, spot }: Omit<Change, 'touched'>,
  bits: number,
  isKept = false,
): Generator<string[]> {
  if (spot.kind === 'list' && Array.isArray(before)) {
    const { items } = spot;
    const keyedBy = items.kind === 'model' ? items.keyedBy : undefined;
    const sameAs = keyedBy === undefined ? () => undefined : finderIn(after, keyedBy);
    for (const [index, item] of before.entries()) {
      const change = { before: item, after: sameAs(item), spot: items };
      yield* within(String(index), unwritableIn(change, bits, keyedBy !== undefined));
    }
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
    if (!isTaken) yield* within(key, unwritableIn(change, bits, isKept));
    else if (isClosed(key, before, { grants, bits, sent: 'item' })) yield [key];
  }
}

/** Returns a function that finds the item of a list with the same key. */
function finderIn(list: unknown, key: string): (item: unknown) => unknown {
  const named = new Map(itemsIn(list).map((item) => [memberOf(item, key), item]));
  return (item) => named.get(memberOf(item, key));
}

function* within(key: string, paths: Iterable<string[]>): Generator<string[]> {
  for (const path of paths) yield [key, ...path];
}

/** The places where the patch sets `null`, but a merge patch would read that as a removal. */
export function* nullsIn(change: Change): Generator<string[]> {
  if (change.spot.kind !== 'model' || !isRecord(change.after)) return;
  const { grants } = change.spot;
  for (const [key, field] of fieldsOf(change)) {
    if (field.after === null && grantIn(grants, key)?.deletable) yield [key];
    else yield* within(key, nullsIn(field));
  }
}
