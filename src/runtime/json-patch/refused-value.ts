import { invalid, NOT_WRITABLE, segmentOf, UNKNOWN_KEY, type Issue } from '../issue.js';
import { MAX_DEPTH, TOO_DEEP } from '../max-depth.js';
import { grantIn } from '../model-grants.js';
import { isPlainObject, isRecord } from '../plain-object.js';
import { isFixedIn, isNewItem, isWritable, spotIn, type ModelSpot, type Spot } from './spot.js';

/**
 * Finds what a value holds that the roles may not write there: in a model or a list of models, keys
 * that they may not write or that are not declared. The rest is checked by the parser.
 */
export function* refusedIn(
  value: unknown,
  spot: Spot,
  bits: number,
  depth = 0,
  isInNew = false,
): Generator<Issue> {
  if (depth > MAX_DEPTH) return yield invalid(TOO_DEEP);
  if (spot.kind === 'list' && Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      yield* under(index, refusedIn(value[index], spot.items, bits, depth + 1));
    }
  }
  if (spot.kind !== 'model' || !isRecord(value)) return;
  if (!isPlainObject(value)) {
    return yield invalid('Invalid type: Expected Object');
  }
  const isNew = isNewItem(value, spot, isInNew);
  for (const key of Object.keys(value)) {
    if (value[key] === undefined) continue;
    const inside = spotIn(spot, key);
    const isFixed = !isNew && isFixedIn(spot, key, bits);
    if (isFixed || !isWritable(spot, key, bits))
      yield { ...reasonFor(spot, key), path: [segmentOf(key)] };
    else if (inside) {
      yield* under(segmentOf(key), refusedIn(value[key], inside, bits, depth + 1, isNew));
    }
  }
}

/** Why a key of a model is not accepted. */
export function reasonFor({ grants }: ModelSpot, key: string): Pick<Issue, 'code' | 'message'> {
  return grantIn(grants, key)
    ? { code: 'not_writable', message: NOT_WRITABLE }
    : { code: 'unknown_key', message: UNKNOWN_KEY };
}

function* under(segment: string | number, issues: Iterable<Issue>): Generator<Issue> {
  for (const issue of issues) yield { ...issue, path: [segment, ...issue.path] };
}
