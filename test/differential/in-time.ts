import { runInNewContext } from 'node:vm';

/** In milliseconds. It only ends what would never end. */
const PATIENCE = 120_000;

/** What is answered; an error if that takes for ever. The limit of a test can't end what is synchronous. */
export function inTime<Answer>(ask: () => Answer): Answer {
  return runInNewContext('ask()', { ask }, { timeout: PATIENCE }) as Answer;
}
