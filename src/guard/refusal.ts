import { problemResponse, wholeProblem } from '../runtime/problem-response.js';
import type { Problem } from '../runtime/problem.js';

/** Why a request goes no further: what the client may know, and a reason for the log. */
export interface Refusal {
  readonly status: 401 | 403 | 404;
  /** For the log, never for the client: it would tell a guessed key from an expired one. */
  readonly reason: RefusalReason;
  /** With 401: the value of `WWW-Authenticate` (RFC 9110, section 11.6.1). */
  readonly challenge?: string;
}

export type RefusalReason =
  | 'credentials_missing'
  | 'credentials_malformed'
  | 'credentials_in_query'
  | 'credentials_conflicting'
  | 'credentials_unknown'
  | 'credentials_wrong'
  | 'credentials_expired'
  | 'credentials_revoked'
  | 'signature_stale'
  | 'signature_replayed'
  | 'signature_incomplete'
  | 'digest_wrong'
  | 'scope_missing'
  | 'tenant_foreign'
  | 'role_missing'
  | 'record_missing'
  | 'origin_foreign';

/**
 * What a client is told of a refusal: RFC 9457, in the form that `toProblem` has. It depends on the
 * status alone, so that an unknown key, an expired one and a wrong password are answered alike. Only
 * of a key in the query string it is said that it was there, for whoever sent it can mend that.
 *
 * @param refusal From an authenticator of `gen-dtos/auth`, from `guard.authorize`, or your own.
 *
 * @returns The body for `application/problem+json`.
 *
 * @example
 * ```ts
 * import { refusalProblem } from 'gen-dtos/guard';
 *
 * refusalProblem({ status: 403, reason: 'role_missing' });
 * // { type: 'about:blank', title: 'Forbidden', status: 403, detail: 'This is not allowed.', errors: [] }
 * ```
 */
export function refusalProblem({ status, reason }: Refusal): Problem {
  return wholeProblem(status, reason === 'credentials_in_query' ? NOT_IN_QUERY : DETAILS[status]);
}

const DETAILS = {
  401: 'The credentials are missing or not valid.',
  403: 'This is not allowed.',
  404: 'There is nothing here.',
} as const;

const NOT_IN_QUERY = 'Keys are not accepted in the query string. Send them in a header.';

/**
 * The answer to a refused request: status, problem, `WWW-Authenticate` where there is a challenge,
 * and `Cache-Control: no-store`.
 *
 * @param refusal From an authenticator of `gen-dtos/auth`, from `guard.authorize`, or your own.
 *
 * @returns A web-standard response.
 *
 * @example
 * ```ts
 * import { refusalResponse } from 'gen-dtos/guard';
 *
 * const response = refusalResponse({ status: 404, reason: 'record_missing' });
 * response.headers.get('content-type'); // 'application/problem+json'
 * ```
 */
export function refusalResponse(refusal: Refusal): Response {
  const { challenge } = refusal;
  const headers = challenge === undefined ? {} : { 'www-authenticate': challenge };
  return problemResponse(refusalProblem(refusal), headers);
}
