import type * as v from 'valibot';
import { codeOf, MAX_ISSUES, messageOf, segmentOf, type Issue } from '../src/runtime/issue.js';

/** Turns valibot's issues into ours. */
export function issuesFrom(issues: readonly v.BaseIssue<unknown>[]): Issue[] {
  return issues.slice(0, MAX_ISSUES).map((issue) => ({
    code: codeOf(issue),
    path: (issue.path ?? []).map((item) => segmentOf(item.key)),
    message: messageOf(issue),
  }));
}
