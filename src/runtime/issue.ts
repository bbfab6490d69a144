import type * as v from 'valibot';

const CODES = ['not_writable', 'unknown_key', 'value_not_allowed', 'invalid'] as const;

/**
 * Why an input was refused. Codes are stable across versions:
 *
 * - `not_writable`: the field exists, but the roles may not write it.
 * - `unknown_key`: the key is not declared. In `sort`, `filter` and `expand`: or may not be read.
 * - `value_not_allowed`: this value may not be written. A narrowing excludes it, it refers to a
 *   record that the caller may not refer to, it contradicts the path of the request, or it names an
 *   item that the stored list does not hold or that another item names, too.
 * - `invalid`: the value is missing or breaks the field's schema, or the input can't be read.
 */
export type IssueCode = (typeof CODES)[number];

export const isIssueCode = (code: unknown): code is IssueCode =>
  CODES.some((known) => known === code);

// Separate constants rather than one table, so that a bundled parser only carries those it uses.
export const NOT_WRITABLE = 'Not writable';
export const UNKNOWN_KEY = 'Unknown key';
export const VALUE_NOT_ALLOWED = 'Value not allowed';

/** One reason why an input was refused: where and why, but never the submitted value. */
export interface Issue {
  readonly code: IssueCode;
  /** The keys and indexes that lead to the place; empty for the input as a whole. */
  readonly path: readonly (string | number)[];
  /**
   * The reason, for developers: in English, unless the model's author wrote it. Only a message of
   * the author's could repeat the received value.
   */
  readonly message: string;
}

/** An issue about a place that breaks a rule, or about the input as a whole. */
export function invalid(message: string, path: Issue['path'] = []): Issue {
  return { code: 'invalid', path, message };
}

/** The most issues reported for one input: limited, so that a hostile body stays cheap. */
export const MAX_ISSUES = 100;

/** The longest part of a key that a report repeats: keys come from the request. */
const MAX_KEY_LENGTH = 100;

/** The code for an issue of valibot's. */
export function codeOf(issue: v.BaseIssue<unknown>): IssueCode {
  if (isIssueCode(issue.type)) return issue.type;
  return isUnknownKey(issue) ? 'unknown_key' : 'invalid';
}

/**
 * Whether an issue is how valibot's own `strictObject`, nested in a field, reports an unknown key.
 */
function isUnknownKey(issue: v.BaseIssue<unknown>): boolean {
  return (
    issue.type === 'strict_object' &&
    issue.path?.at(-1)?.origin === 'key' &&
    issue.expected === 'never'
  );
}

/**
 * A key as part of a path. An object used as the key of a `Map` is given by its type, never by its
 * own `toString`, which may run arbitrary code.
 */
export function segmentOf(key: string): string;
export function segmentOf(key: unknown): string | number;
export function segmentOf(key: unknown): string | number {
  if (typeof key === 'number') return key;
  const isText = key === null || (typeof key !== 'object' && typeof key !== 'function');
  const text = isText ? String(key) : typeof key;
  return text.length > MAX_KEY_LENGTH ? `${text.slice(0, MAX_KEY_LENGTH)}…` : text;
}

/**
 * The message of an issue of valibot's. Valibot's standard messages end with the received value,
 * which is cut off; a message written by the model's author is kept.
 */
export function messageOf(issue: v.BaseIssue<unknown>): string {
  if (isUnknownKey(issue)) return UNKNOWN_KEY;
  for (const ending of [` but received ${issue.received}`, `: Received ${issue.received}`]) {
    if (issue.message.endsWith(ending)) return issue.message.slice(0, -ending.length);
  }
  return issue.message;
}
