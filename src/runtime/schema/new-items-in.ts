import * as v from 'valibot';
import type { Issue } from '../issue.js';
import type { ModelGrants } from '../model-grants.js';
import { newItems } from '../apply/new-items.js';
import { isClean, issuesOf, reportOf } from '../report.js';
import { valibotIssue } from './valibot-issue.js';

/** A schema for new records: in their lists with `keyedBy`, no item may name a stored one. */
/* @__NO_SIDE_EFFECTS__ */
export function newItemsIn<Input, Output>(
  schema: v.GenericSchema<Input, Output>,
  grants: ModelGrants,
): v.GenericSchema<Input, Output> {
  return v._standardSchema({
    ...schema,
    '~run'(dataset, config) {
      const result = schema['~run'](dataset, config);
      if (result.issues) return result;
      const report = reportOf(false);
      newItems(result.value, { grants, bits: 0 }, report);
      if (isClean(report)) return result;
      const issues = issuesOf(report).map(({ code, path, message }) =>
        valibotIssue(code, message, pathTo(path, result.value)),
      );
      return { typed: false, value: result.value, issues };
    },
  } as v.GenericSchema<Input, Output>);
}

function pathTo(path: Issue['path'], root: unknown): v.IssuePathItem[] {
  let value = root;
  return path.map((key) => {
    const input = value;
    value = (input as Record<string | number, unknown>)[key];
    const type = Array.isArray(input) ? 'array' : 'object';
    return { type, origin: 'value', input, key, value } as v.IssuePathItem;
  });
}
