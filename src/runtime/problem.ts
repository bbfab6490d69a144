import type { DtoError } from './dto-error.js';
import type { Issue } from './issue.js';
import { escaped } from './pointer.js';

/** RFC 9457 `application/problem+json`, with the refused places as its `errors`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly ProblemError[];
}

export interface ProblemError {
  readonly code: string;
  readonly detail: string;
  /** A JSON Pointer in its URI fragment form (RFC 6901, section 6). */
  readonly pointer: string;
}

export interface ProblemOptions {
  /**
   * Tell the client whether a refused key or value exists for somebody else. Default `false`: then
   * `is_admin` and a key that nobody knows are answered alike.
   */
  readonly disclose?: boolean;
  /** Says a reason in the client's language. It is only told what the client may know. */
  readonly translate?: (told: ToldIssue) => string;
}

/** What a client is told of an issue, in English. */
export interface ToldIssue {
  /** An issue's code; `not_accepted` for a key, unless it is disclosed whether it exists. */
  readonly code: Issue['code'] | 'not_accepted';
  readonly path: Issue['path'];
  readonly message: string;
}

/**
 * The answer to a client whose input was refused: RFC 9457, status 422. Holds no submitted value.
 *
 * @param error What `parse` threw, or the issues of `safeParse`.
 * @param options Whether to disclose which keys exist, and in which language.
 *
 * @returns The body for `application/problem+json`.
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
  const issues = 'issues' in error ? error.issues : error;
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

/** RFC 6901, section 6: what a URI fragment can't hold is escaped, too. */
const fragmentOf = (path: Issue['path']): string =>
  `#${path.map((segment) => `/${encodeURIComponent(wellFormed(escaped(segment)))}`).join('')}`;

/** `encodeURIComponent` throws on half a surrogate pair, which a client can send as a key. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
