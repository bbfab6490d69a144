import type * as v from 'valibot';

/** A value on its way through valibot's schemas, with the issues found so far. */
export interface Dataset {
  value: unknown;
  typed?: boolean | undefined;
  issues?: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]] | undefined;
}

export type RunConfig = v.Config<v.BaseIssue<unknown>>;

/** Makes an issue in valibot's form, but without the value. */
export function valibotIssue(
  type: string,
  message: string,
  path?: readonly v.IssuePathItem[],
): v.BaseIssue<unknown> {
  return {
    kind: 'schema',
    type,
    input: undefined,
    expected: null,
    received: '',
    message,
    ...(path && { path }),
  } as unknown as v.BaseIssue<unknown>; // `BaseIssue` types its unused properties as absent, not as optional.
}

/** Adds an issue, and marks the value as not having its schema's type. */
export function refuse(dataset: Dataset, issue: v.BaseIssue<unknown>): Dataset {
  pushIssue(dataset, issue);
  dataset.typed = false;
  return dataset;
}

export function pushIssue(dataset: Dataset, issue: v.BaseIssue<unknown>): void {
  if (dataset.issues === undefined) dataset.issues = [issue];
  else dataset.issues.push(issue);
}

/** A key of an input as part of a path. */
export function pathItem(input: Record<string, unknown>, key: string): v.ObjectPathItem {
  return { type: 'object', origin: 'value', input, key, value: input[key] };
}
