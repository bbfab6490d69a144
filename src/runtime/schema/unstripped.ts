import * as v from 'valibot';

/** Valibot passes its config on to every nested schema, so `strip` reaches all of them. */
export interface RunConfig extends v.Config<v.BaseIssue<unknown>> {
  readonly unaccepted?: 'strip';
}

/** Wraps a schema so that keys inside it are refused even in strip mode. */
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
