import { problemResponse, wholeProblem } from '../runtime/problem-response.js';
import type { Problem } from '../runtime/problem.js';

/** Why a request is refused: a status for the client, and a reason for the log. */
export interface Refusal {
  readonly status: 401 | 403 | 404;
  /**
   * The reason, for the log. Never tell the client: it distinguishes a guessed key from an expired
   * one.
   */
  readonly reason: RefusalReason;
  /** With 401: the value of `WWW-Authenticate` (RFC 9110, section 11.6.1). */
  readonly challenge?: string;
}

/** Why a request is refused, for the log. */
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
 * Makes the problem (RFC 9457) that tells a client of a refusal, in the same form as `toProblem`.
 * It depends on the status alone, so that an unknown key, an expired key and a wrong password get
 * the same answer. The one exception is a key in the query string, which the client is told about,
 * so that it can be fixed.
 *
 * @param refusal A refusal of an authenticator of `gen-dtos/auth`, of `guard.authorize`, or your
 * own.
 *
 * @returns The body to send as `application/problem+json`.
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
 * Makes the response to a refused request: its status, the problem, `WWW-Authenticate` if there is
 * a challenge, and `Cache-Control: no-store`.
 *
 * @param refusal A refusal of an authenticator of `gen-dtos/auth`, of `guard.authorize`, or your
 * own.
 *
 * @returns A web-standard `Response`.
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
