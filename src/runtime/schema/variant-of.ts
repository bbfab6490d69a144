import * as v from 'valibot';

/**
 * `v.variant` for closed objects. Its types require the options to have entries, which closed
 * objects have at run time only.
 */
/* @__NO_SIDE_EFFECTS__ */
export function variantOf(
  discriminator: string,
  options: readonly v.GenericSchema[],
  message?: string,
): v.GenericSchema {
  return v.variant(discriminator, options as v.VariantOptions<string>, message);
}
