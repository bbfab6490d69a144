import * as v from 'valibot';
import { VALUE_NOT_ALLOWED } from '../issue.js';
import { refuse, valibotIssue, type Dataset, type RunConfig } from './valibot-issue.js';

/**
 * Accepts what the field's schema and then one of the narrowings accept. The issues of the field's
 * schema get a neutral message, since theirs could list values that these roles may not write.
 */
export function narrowedSchema(
  schema: v.GenericSchema<unknown>,
  allowed: readonly v.GenericSchema<unknown>[],
): v.GenericSchema<unknown> {
  return v._standardSchema({
    ...schema,
    '~run'(dataset: Dataset, config: RunConfig) {
      const result = schema['~run']({ value: dataset.value }, config) as Dataset;
      if (result.issues) {
        for (const issue of result.issues) Object.assign(issue, { message: 'Invalid value' });
        return result;
      }
      for (const candidate of allowed) {
        const narrowed = candidate['~run']({ value: result.value }, config) as Dataset;
        if (!narrowed.issues) return narrowed;
      }
      return refuse(result, valibotIssue('value_not_allowed', VALUE_NOT_ALLOWED));
    },
  } as v.GenericSchema<unknown>);
}
