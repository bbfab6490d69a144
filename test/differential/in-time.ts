import { runInNewContext } from 'node:vm';

/** In milliseconds: long, because it is only for code that would never end. */
const PATIENCE = 120_000;

/**
 * The answer, or an error if it takes too long. A test's own time limit can't stop synchronous
 * code.
 */
export function inTime<Answer>(ask: () => Answer): Answer {
  return runInNewContext('ask()', { ask }, { timeout: PATIENCE }) as Answer;
}
