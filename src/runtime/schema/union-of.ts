import * as v from 'valibot';
import { unstripped } from './unstripped.js';

/**
 * `v.union` for closed objects. Keys are never stripped inside: stripped of its keys, anything
 * would fit the first option.
 */
/* @__NO_SIDE_EFFECTS__ */
export function unionOf(options: readonly v.GenericSchema[], message?: string): v.GenericSchema {
  return unstripped(v.union(options, message));
}
