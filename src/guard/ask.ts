import { isThenable } from '../runtime/thenable.js';

/** An answer, or a promise of it. */
export type Awaitable<Answer> = Answer | Promise<Answer>;

/**
 * Whether a function of the application's returns `true`. Anything else that it returns, throws or
 * rejects with counts as no (CWE-636): a role is given only on a clear yes.
 */
export function ask(
  question: () => unknown,
  onError: (error: unknown) => void,
): Awaitable<boolean> {
  const failed = (error: unknown): false => {
    onError(error);
    return false;
  };
  try {
    const answer = question();
    if (!isThenable(answer)) return answer === true;
    return Promise.resolve(answer).then((settled) => settled === true, failed);
  } catch (error) {
    return failed(error);
  }
}

/**
 * Continues with an answer: at once if it is known already, so that synchronous resolvers need no
 * `await`.
 */
export function whenKnown<Answer, Next>(
  answer: Awaitable<Answer>,
  next: (answer: Answer) => Awaitable<Next>,
): Awaitable<Next> {
  return answer instanceof Promise ? answer.then(next) : next(answer);
}
