/** Whoever answers errors, `answerErrors` or `errorResponse`, answers with its status. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`Answered with ${status}.`);
    this.status = status;
  }
}
