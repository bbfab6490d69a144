import * as v from 'valibot';
import { unstripped } from './unstripped.js';

/**
 * `v.intersect` for closed objects. Keys are never stripped inside: a key that one option does not
 * know belongs to another.
 */
/* @__NO_SIDE_EFFECTS__ */
export function intersectOf(
  options: readonly v.GenericSchema[],
  message?: string,
): v.GenericSchema {
  return unstripped(v.intersect([...options], message));
}
