import * as v from 'valibot';
import type { RunConfig } from './closed-object.js';

/**
 * `v.union`, for options that are closed objects: stripping keys would let the first one fit
 * anything, so inside it keys are refused even where the rest is stripped.
 */
/* @__NO_SIDE_EFFECTS__ */
export function unionOf(options: readonly v.GenericSchema[], message?: string): v.GenericSchema {
  const union: v.GenericSchema = v.union(options, message);
  return v._standardSchema({
    ...union,
    '~run'(dataset, config) {
      const { unaccepted: _, ...strict } = config as RunConfig;
      return union['~run'](dataset, strict);
    },
  } as v.GenericSchema);
}
