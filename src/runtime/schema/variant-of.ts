import * as v from 'valibot';

/**
 * `v.variant` for closed objects. Its types require the options to have entries, which closed
 * objects have at run time only. Options that nest themselves are lazy, and have none before they
 * are made: such a variant is made for each value, as `v.lazy` makes its schema.
 */
/* @__NO_SIDE_EFFECTS__ */
export function variantOf(
  discriminator: string,
  options: readonly v.GenericSchema[],
  message?: string,
): v.GenericSchema {
  const made = (): v.GenericSchema =>
    v.variant(discriminator, options.map(madeOf) as v.VariantOptions<string>, message);
  return options.some(isLazy) ? v.lazy(made) : made();
}

const isLazy = (schema: v.GenericSchema): schema is v.LazySchema<v.GenericSchema> =>
  schema.type === 'lazy';

const madeOf = (option: v.GenericSchema): v.GenericSchema =>
  isLazy(option) ? option.getter(undefined) : option;
