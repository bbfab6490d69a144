import { DtoError, toProblem } from '../runtime/index.js';
import type { ProblemOptions } from '../runtime/problem.js';
import { problemResponse, wholeProblem } from '../runtime/problem-response.js';

/**
 * The answer to a request that somebody threw at: 422 for a `DtoError`, the status of an error that
 * has one from 400 to 499 (as those of body parsers and `http-errors` do), else 500. No error's
 * message is in it, for it may hold what was sent, or what nobody should know (CWE-209). Log the
 * error yourself.
 *
 * @param error Whatever was thrown.
 * @param options How a `DtoError` is told: those of `toProblem`.
 *
 * @returns An RFC 9457 `application/problem+json` response.
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

/** Whether it is the client that is told to have been wrong, and how. */
export const isClientError = (error: unknown): boolean =>
  error instanceof DtoError || clientStatusOf(error) !== undefined;

function clientStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error || 'statusCode' in error)) return undefined;
  const status = 'status' in error ? error.status : error.statusCode;
  return isClientStatus(status) ? status : undefined;
}

const isClientStatus = (status: unknown): status is number =>
  typeof status === 'number' && Number.isInteger(status) && status >= 400 && status < 500;
