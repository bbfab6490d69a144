import { setTimeout as sleep } from 'node:timers/promises';

/** It waits for twice as long each time: two seconds in all. */
const LONGEST_PAUSE = 1_024;

/** What Windows says of a file that somebody has open. Elsewhere it is about permissions. */
const HELD: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Moves or removes a file. On Windows none can be that somebody has open, if only for a moment, as
 * virus scanners, editors and compilers have new ones: then it is tried again.
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
  process.platform === 'win32' && HELD.has((error as NodeJS.ErrnoException).code);
