import { isRecord } from '../plain-object.js';
import { fieldsOf, type Change } from './change.js';
import { isFixedIn, isNewItem, isWritable, spotIn, type Spot } from './spot.js';

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
