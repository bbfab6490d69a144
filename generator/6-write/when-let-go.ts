import { setTimeout as sleep } from 'node:timers/promises';
import { errorCodeOf } from './error-code.js';

/** Each pause is twice as long as the one before: two seconds in all. */
const LONGEST_PAUSE = 1_024;

/** What Windows reports if another program has the file open. Elsewhere, these are about permissions. */
const HELD: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Moves or removes a file. Windows refuses that while another program has the file open, as virus
 * scanners, editors and compilers do with new files for a moment. Then it is tried again.
 */
export async function whenLetGo<Result>(act: () => Result): Promise<Awaited<Result>> {
  for (let pause = 1; ; pause *= 2) {
    try {
      return await act();
    } catch (error) {
      if (!mayBeHeld(error) || pause > LONGEST_PAUSE) throw error;
    }
    await sleep(pause);
  }
}

const mayBeHeld = (error: unknown): boolean =>
  process.platform === 'win32' && HELD.has(errorCodeOf(error));
