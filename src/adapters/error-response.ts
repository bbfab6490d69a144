import { DtoError, toProblem } from '../runtime/index.js';
import type { ProblemOptions } from '../runtime/problem.js';
import { problemResponse, wholeProblem } from '../runtime/problem-response.js';
import { clientStatusOf } from './receive/client-status.js';

/**
 * Makes the response to a request whose handling threw: 422 for a `DtoError`; the status of an
 * error that has one from 400 to 499, as those of body parsers and `http-errors` do; otherwise 500.
 * The error's message is left out, since it may hold what was sent, or what nobody should know
 * (CWE-209). Log the error yourself.
 *
 * @param error What was thrown, of any type.
 * @param options How a `DtoError` is explained: the options of `toProblem`.
 *
 * @returns A web-standard `Response` with `application/problem+json` (RFC 9457).
 *
 * @example
 * ```ts
 * import { errorResponse } from 'gen-dtos/web';
 *
 * errorResponse(new Error('connect ECONNREFUSED 10.0.0.7:5432')).status; // 500, and says no more
 * ```
 */
export function errorResponse(error: unknown, options?: ProblemOptions): Response {
  if (error instanceof DtoError) return problemResponse(toProblem(error, options));
  const status = clientStatusOf(error);
  return problemResponse(
    status === undefined
      ? wholeProblem(500, 'Something went wrong.')
      : wholeProblem(status, 'The request was refused.'),
  );
}

/** Whether an error is answered as the client's mistake. */
export const isClientError = (error: unknown): boolean =>
  error instanceof DtoError || clientStatusOf(error) !== undefined;
