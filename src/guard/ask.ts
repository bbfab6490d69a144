/** An answer, now or later. */
export type Awaitable<Answer> = Answer | Promise<Answer>;

/**
 * Whether a function of the application's says `true`. Whatever else it returns, throws or rejects
 * with is no (CWE-636): a role is given only to whom it was said to belong.
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

/** Goes on at once where the answer is known, so that resolvers without promises need no `await`. */
export function whenKnown<Answer, Next>(
  answer: Awaitable<Answer>,
  next: (answer: Answer) => Awaitable<Next>,
): Awaitable<Next> {
  return answer instanceof Promise ? answer.then(next) : next(answer);
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value;
