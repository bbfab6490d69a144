import type { DtoError } from './dto-error.js';
import type { Issue } from './issue.js';
import { isRecord } from './plain-object.js';
import { escaped } from './pointer.js';

/** A body for `application/problem+json` (RFC 9457). Each issue is one of its `errors`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly ProblemError[];
}

/** One issue, as the client is told it. */
export interface ProblemError {
  /**
   * The issue's code. Unless `disclose` is set, it is `not_accepted` for a refused key, and
   * `invalid` for a value that is not allowed.
   */
  readonly code: string;
  readonly detail: string;
  /**
   * The place, as a JSON Pointer in URI fragment form (RFC 6901, section 6):
   * `#/addresses/0/street`.
   */
  readonly pointer: string;
}

/** The options of `toProblem`. */
export interface ProblemOptions {
  /**
   * Whether the client is told that a refused key or value exists for somebody else. By default
   * (`false`), `is_admin` and a key that nobody declared get the same answer.
   */
  readonly disclose?: boolean;
  /** Translates a reason into the client's language. It only receives what the client may know. */
  readonly translate?: (told: ToldIssue) => string;
}

/** What a client is told about an issue, in English. */
export interface ToldIssue {
  /**
   * The issue's code. Unless `disclose` is set, it is `not_accepted` for a refused key, and
   * `invalid` for a value that is not allowed.
   */
  readonly code: Issue['code'] | 'not_accepted';
  readonly path: Issue['path'];
  readonly message: string;
}

/**
 * Makes the answer for a client whose input was refused: RFC 9457, status 422. It holds no
 * submitted value.
 *
 * @param error The error that `parse` threw, or the issues that `safeParse` returned.
 * @param options Whether to disclose which keys exist, and how to translate the reasons.
 *
 * @returns The body to send as `application/problem+json`.
 *
 * @throws {TypeError} If `error` is neither, which the compiler refuses.
 *
 * @example
 * ```ts
 * import { toProblem } from 'gen-dtos/runtime';
 *
 * toProblem([{ code: 'not_writable', path: ['is_admin'], message: 'Not writable' }]);
 * // { type: 'about:blank', title: 'Unprocessable Content', status: 422, detail: '1 value was not accepted.',
 * //   errors: [{ code: 'not_accepted', detail: 'Not accepted', pointer: '#/is_admin' }] }
 * ```
 */
export function toProblem(
  error: DtoError | readonly Issue[],
  options: ProblemOptions = {},
): Problem {
  const issues = issuesOf(error);
  return {
    type: 'about:blank',
    title: 'Unprocessable Content',
    status: 422,
    detail:
      issues.length === 1
        ? '1 value was not accepted.'
        : `${issues.length} values were not accepted.`,
    errors: issues.map((issue) =>
      problemErrorOf(options.disclose ? issue : concealed(issue), options),
    ),
  };
}

function issuesOf(error: unknown): readonly Issue[] {
  const issues = isRecord(error) ? error['issues'] : error;
  if (Array.isArray(issues)) return issues;
  throw new TypeError(
    'Pass a DtoError, or the issues of a result. Any other error is for your error handler.',
  );
}

function problemErrorOf(told: ToldIssue, { translate }: ProblemOptions): ProblemError {
  const detail = translate ? translate(told) : told.message;
  return { code: told.code, detail, pointer: fragmentOf(told.path) };
}

function concealed({ code, path, message }: Issue): ToldIssue {
  switch (code) {
    case 'not_writable':
    case 'unknown_key':
      return { code: 'not_accepted', path, message: 'Not accepted' };
    case 'value_not_allowed':
      return { code: 'invalid', path, message: 'Invalid value' };
    case 'invalid':
      return { code, path, message };
  }
}

/**
 * A path as a URI fragment, in which more characters are escaped than in a pointer (RFC 6901,
 * section 6).
 */
const fragmentOf = (path: Issue['path']): string =>
  `#${path.map((segment) => `/${encodeURIComponent(wellFormed(escaped(segment)))}`).join('')}`;

/**
 * Replaces lone surrogates, which a client can send in a key and which make `encodeURIComponent`
 * throw.
 */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
