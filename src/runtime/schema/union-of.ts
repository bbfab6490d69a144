import * as v from 'valibot';
import { unstripped } from './unstripped.js';

/** `v.union`, for options that are closed objects: stripped of keys, anything would fit the first one. */
/* @__NO_SIDE_EFFECTS__ */
export function unionOf(options: readonly v.GenericSchema[], message?: string): v.GenericSchema {
  return unstripped(v.union(options, message));
}
