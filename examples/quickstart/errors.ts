import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import { DtoError, toProblem, type Problem } from 'gen-dtos/runtime';

export class HttpError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(STATUS_CODES[status]);
    this.status = status;
  }
}

/** Every refusal as RFC 9457 `application/problem+json`. What isn't one is Express's to report. */
export const answerErrors: ErrorRequestHandler = (error, _request, response, next) => {
  const problem = problemOf(error);
  if (problem === undefined) return next(error);
  response.status(problem.status).type('application/problem+json').json(problem);
};

function problemOf(error: unknown): Pick<Problem, 'type' | 'title' | 'status'> | undefined {
  if (error instanceof DtoError) return toProblem(error);
  const status = clientStatusOf(error);
  if (status === undefined) return undefined;
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Refused', status };
}

/** Ours, and what Express's body parser throws; its message would repeat the body. */
function clientStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
