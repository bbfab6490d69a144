import * as v from 'valibot';
import { unstripped } from './unstripped.js';

/** `v.intersect`, for options that are closed objects: what one of them would strip is another one's. */
/* @__NO_SIDE_EFFECTS__ */
export function intersectOf(
  options: readonly v.GenericSchema[],
  message?: string,
): v.GenericSchema {
  return unstripped(v.intersect([...options], message));
}
