import { MAX_DEPTH } from '../max-depth.js';
import { isPlainObject, isRecord } from '../plain-object.js';
import { readableKeys, spotIn, type Spot } from './spot.js';

/** What is copied, for whom, and how many values may still be. */
export interface Copying {
  readonly bits: number;
  /** Below zero, once there were too many. */
  left: number;
}

/**
 * A copy of a value for `copy`, of which nothing is shared with the record: of models the fields that
 * the roles may read, of lists and plain objects everything. Anything else, a date say, is one value.
 *
 * @param copying Counts down by one for each value. Once it is below zero, what is returned is of no use.
 */
export function copied(value: unknown, spot: Spot, copying: Copying, depth = 0): unknown {
  if (depth === MAX_DEPTH) copying.left = 0;
  if (--copying.left < 0) return undefined;
  if (Array.isArray(value)) {
    const item = spotIn(spot, '0') ?? spot;
    return Array.from(value, (one) => copied(one, item, copying, depth + 1));
  }
  if (!(spot.kind === 'model' ? isRecord(value) : isPlainObject(value))) return value;
  const keyed = value as Record<string, unknown>;
  return Object.fromEntries(
    readableKeys(keyed, spot, copying.bits).map((key) => [
      key,
      copied(keyed[key], spotIn(spot, key) ?? spot, copying, depth + 1),
    ]),
  );
}
