import * as v from 'valibot';
import type { RunConfig } from './closed-object.js';

/**
 * `v.intersect`, for options that are closed objects: what one of them would strip is another one's,
 * so inside it keys are refused even where the rest is stripped.
 */
/* @__NO_SIDE_EFFECTS__ */
export function intersectOf(
  options: readonly v.GenericSchema[],
  message?: string,
): v.GenericSchema {
  const intersect: v.GenericSchema = v.intersect([...options], message);
  return v._standardSchema({
    ...intersect,
    '~run'(dataset, config) {
      const { unaccepted: _, ...strict } = config as RunConfig;
      return intersect['~run'](dataset, strict);
    },
  } as v.GenericSchema);
}
