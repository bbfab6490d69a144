import { MAX_DEPTH } from '../max-depth.js';
import { isObject } from '../plain-object.js';
import { readableKeys, spotIn, type Spot } from './spot.js';

/** The place that is compared, and for which roles. */
export interface Compared {
  readonly spot: Spot;
  /** The roles of the caller, one bit each. */
  readonly bits: number;
  readonly depth: number;
}

/**
 * Whether a stored value equals one that a client sent (RFC 6902, section 4.6). The stored value is
 * compared as its JSON, in which a date is a text. Of a model, only declared fields are compared.
 *
 * @param stored A value that the roles may read as a whole.
 */
export function isSameJson(stored: unknown, said: unknown, compared: Compared): boolean {
  const value = asJson(stored);
  if (!isObject(value)) return isSameScalar(value, said);
  if (!isObject(said) || compared.depth === MAX_DEPTH) return false;
  if (!Array.isArray(value)) return !Array.isArray(said) && isSameObject(value, said, compared);
  return Array.isArray(said) && isSameList(value, said, compared);
}

type Keyed = Record<string, unknown>;

/**
 * Compares scalars. JSON has one type for all numbers, so a bigint equals the number of the same
 * value.
 */
function isSameScalar(value: unknown, said: unknown): boolean {
  if (typeof value !== 'bigint' || typeof said !== 'number') return value === said;
  return Number.isInteger(said) && value === BigInt(said);
}

function isSameList(
  value: readonly unknown[],
  said: readonly unknown[],
  compared: Compared,
): boolean {
  if (value.length !== said.length) return false;
  const item = inside(compared, '0');
  for (let index = 0; index < value.length; index++) {
    if (!isSameJson(value[index] ?? null, said[index], item)) return false;
  }
  return true;
}

function isSameObject(value: Keyed, said: Keyed, compared: Compared): boolean {
  const keys = readableKeys(value, compared.spot, compared.bits);
  return (
    keys.length === Object.keys(said).length &&
    keys.every(
      (key) => Object.hasOwn(said, key) && isSameJson(value[key], said[key], inside(compared, key)),
    )
  );
}

const inside = ({ spot, bits, depth }: Compared, key: string): Compared => ({
  spot: spotIn(spot, key) ?? spot,
  bits,
  depth: depth + 1,
});

/** A value as `JSON.stringify` would write it. */
function asJson(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (!isObject(value)) return value;
  const { toJSON } = value;
  return typeof toJSON === 'function' ? toJSON.call(value) : value;
}
