import type * as v from 'valibot';

const CODES = ['not_writable', 'unknown_key', 'value_not_allowed', 'invalid'] as const;

/** Why an input was refused. Stable; `not_writable`: a field that exists and is not this role's to write. */
export type IssueCode = (typeof CODES)[number];

export const isIssueCode = (code: unknown): code is IssueCode =>
  CODES.some((known) => known === code);

// Apart, not in a table of all: a bundled parser holds those that it says.
export const NOT_WRITABLE = 'Not writable';
export const UNKNOWN_KEY = 'Unknown key';
export const VALUE_NOT_ALLOWED = 'Value not allowed';

/** One reason why an input was refused: where and why, never the submitted value. */
export interface Issue {
  readonly code: IssueCode;
  /** The keys and indexes that lead to the place; empty for the input as a whole. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** At most this many issues are reported for one input, so that a hostile body stays cheap. */
export const MAX_ISSUES = 100;

/** Keys come from the request: a report repeats no more than this of one. */
const MAX_KEY_LENGTH = 100;

/** What an issue of valibot's is in our words. Theirs hold the received value, ours must not. */
export function codeOf(issue: v.BaseIssue<unknown>): IssueCode {
  if (isIssueCode(issue.type)) return issue.type;
  return isUnknownKey(issue) ? 'unknown_key' : 'invalid';
}

/** How valibot's own strict objects, nested in a field, report a key that they don't know. */
function isUnknownKey(issue: v.BaseIssue<unknown>): boolean {
  return (
    issue.type === 'strict_object' &&
    issue.path?.at(-1)?.origin === 'key' &&
    issue.expected === 'never'
  );
}

/** A key as part of a path. What a map has for keys is not asked what it calls itself. */
export function segmentOf(key: string): string;
export function segmentOf(key: unknown): string | number;
export function segmentOf(key: unknown): string | number {
  if (typeof key === 'number') return key;
  const isText = key === null || (typeof key !== 'object' && typeof key !== 'function');
  const text = isText ? String(key) : typeof key;
  return text.length > MAX_KEY_LENGTH ? `${text.slice(0, MAX_KEY_LENGTH)}…` : text;
}

/** Valibot's standard message ends in what was received; a message of the model's author stays. */
export function messageOf(issue: v.BaseIssue<unknown>): string {
  if (isUnknownKey(issue)) return UNKNOWN_KEY;
  for (const ending of [` but received ${issue.received}`, `: Received ${issue.received}`]) {
    if (issue.message.endsWith(ending)) return issue.message.slice(0, -ending.length);
  }
  return issue.message;
}
