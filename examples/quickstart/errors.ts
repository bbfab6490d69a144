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
  if (error instanceof HttpError) {
    return { type: 'about:blank', title: error.message, status: error.status };
  }
  return undefined;
}
