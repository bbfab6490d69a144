import { segmentOf, type Issue, type IssueCode } from '../issue.js';

/** Why a patch is refused. Its path leads into the patch, for that is what the client sent. */
export interface PatchIssue extends Issue {
  /** The place in the record that was meant. */
  readonly target?: readonly string[];
  /** What the log is told instead: a client must not learn that there is something it may not read. */
  readonly truth?: { readonly code: IssueCode; readonly message: string };
}

/** The member of an operation that is to blame. */
export type Member = 'op' | 'path' | 'from' | 'value';

export function invalid(message: string, path: Issue['path']): PatchIssue {
  return { code: 'invalid', path, message };
}

/** One reason, as the client is told. */
export function toldOf({ code, path, message }: PatchIssue): Issue {
  return { code, path, message };
}

/** The place is not there, or nobody is told that it is. */
export const NOWHERE = { code: 'invalid', message: 'No such place' } as const;

/** Keys come from the request: no target repeats one at any length. */
export function targetOf(tokens: readonly string[]): readonly string[] {
  return tokens.map((token) => segmentOf(token));
}
