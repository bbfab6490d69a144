import type * as v from 'valibot';

/** A value on its way through valibot's schemas, and what was found of it so far. */
export interface Dataset {
  value: unknown;
  typed?: boolean | undefined;
  issues?: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]] | undefined;
}

/** Why a value is refused, as valibot says it, without the value. */
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
  } as unknown as v.BaseIssue<unknown>; // BaseIssue declares its unused parts as absent, not optional.
}

/** Adds an issue without which the value would be of its schema's type. */
export function refuse(dataset: Dataset, issue: v.BaseIssue<unknown>): Dataset {
  pushIssue(dataset, issue);
  dataset.typed = false;
  return dataset;
}

export function pushIssue(dataset: Dataset, issue: v.BaseIssue<unknown>): void {
  if (dataset.issues === undefined) dataset.issues = [issue];
  else dataset.issues.push(issue);
}

/** A key of an input, as a part of a path. */
export function pathItem(input: Record<string, unknown>, key: string): v.ObjectPathItem {
  return { type: 'object', origin: 'value', input, key, value: input[key] };
}
