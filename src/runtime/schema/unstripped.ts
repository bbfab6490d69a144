import * as v from 'valibot';

/** Valibot hands its config down to every nested schema, so `strip` reaches them all. */
export interface RunConfig extends v.Config<v.BaseIssue<unknown>> {
  readonly unaccepted?: 'strip';
}

/** A schema inside of which keys are refused even where the rest is stripped. */
/* @__NO_SIDE_EFFECTS__ */
export function unstripped(schema: v.GenericSchema): v.GenericSchema {
  return v._standardSchema({
    ...schema,
    '~run'(dataset, config) {
      const { unaccepted: _, ...strict } = config as RunConfig;
      return schema['~run'](dataset, strict);
    },
  } as v.GenericSchema);
}
