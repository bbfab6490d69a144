import { segmentOf, type Issue, type IssueCode } from '../issue.js';

/** Why a patch is refused. Its path leads into the patch, which is what the client sent. */
export interface PatchIssue extends Issue {
  /** The place in the record that the operation is about. */
  readonly target?: readonly string[];
  /**
   * The reason to log instead, where the client must not learn that there is something it may not
   * read.
   */
  readonly truth?: { readonly code: IssueCode; readonly message: string };
}

/** A member of an operation. */
export type Member = 'op' | 'path' | 'from' | 'value';

/** An issue as the client is told. */
export function toldOf({ code, path, message }: PatchIssue): Issue {
  return { code, path, message };
}

/** The place does not exist, or the client must not learn that it does. */
export const NOWHERE = { code: 'invalid', message: 'No such place' } as const;

/** The target of an issue. Keys come from the request, so long ones are shortened. */
export function targetOf(tokens: readonly string[]): readonly string[] {
  return tokens.map((token) => segmentOf(token));
}
