import { MAX_DEPTH } from '../max-depth.js';
import { holdsMembers, readableKeys, spotIn, type Spot } from './spot.js';

/** Who a value is copied for, and how many more values may be copied. */
export interface Copying {
  readonly bits: number;
  /** How many more values may be copied (`costOf`); negative once there were too many. */
  left: number;
}

/**
 * Copies a value for the operation `copy`, so that it shares nothing with the record. Of a model,
 * the fields that the roles may read are copied; of a list or plain object, everything. Anything
 * else, such as a date, is kept as one value.
 *
 * @param copying Its `left` goes down by one for each value, and by more for long texts and keys.
 * Once that is negative, the result is incomplete.
 */
export function copied(value: unknown, spot: Spot, copying: Copying, depth = 0): unknown {
  if (depth === MAX_DEPTH) copying.left = 0;
  copying.left -= 1 + (typeof value === 'string' ? costOf(value) : 0);
  if (copying.left < 0) return undefined;
  if (Array.isArray(value)) {
    const item = spotIn(spot, '0') ?? spot;
    return Array.from(value, (one) => copied(one, item, copying, depth + 1));
  }
  if (!holdsMembers(value, spot)) return value;
  return Object.fromEntries(
    readableKeys(value, spot, copying.bits).map((key) => {
      copying.left -= costOf(key);
      return [key, copied(value[key], spotIn(spot, key) ?? spot, copying, depth + 1)];
    }),
  );
}

/**
 * What a text costs besides its value. Copies share it in memory, but are stored one by one: a patch
 * of a megabyte could make gigabytes (CWE-409).
 */
const costOf = (text: string): number => Math.floor(text.length / 100);
