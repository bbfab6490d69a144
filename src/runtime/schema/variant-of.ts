import * as v from 'valibot';

/** `v.variant`, for options that are closed objects: what it asks of an option's type, they only have at run time. */
/* @__NO_SIDE_EFFECTS__ */
export function variantOf(
  discriminator: string,
  options: readonly v.GenericSchema[],
  message?: string,
): v.GenericSchema {
  return v.variant(discriminator, options as v.VariantOptions<string>, message);
}
