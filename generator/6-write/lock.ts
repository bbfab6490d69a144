import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCodeOf } from './error-code.js';
import { whenLetGo } from './when-let-go.js';

export const LOCK = '.gen-dtos.lock';

/** How long to wait for another run, in milliseconds. */
const PATIENCE = 10_000;
const PAUSE = 25;

/**
 * Writing takes seconds. After this long, the holder's process id may belong to another process.
 */
const TOO_OLD = 60_000;

/** A new lock is empty for a moment. One that stays empty was left behind. */
const TOO_LONG_EMPTY = 2_000;

/** Releases the output folder. */
export type Release = () => Promise<void>;

/** Locks the output folder for this run; `undefined` if another run does not release it in time. */
export async function acquireLock(
  folder: string,
  patience: number = PATIENCE,
): Promise<Release | undefined> {
  const lock = path.join(folder, LOCK);
  const own = `${process.pid} ${randomUUID()}\n`;
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (await whenLetGo(() => take(lock, own))) return () => remove(lock, own);
    const text = await readFile(lock, 'utf8').catch(() => undefined);
    if (text !== undefined && (await isAbandoned(lock, text))) await remove(lock, text);
    else await sleep(PAUSE);
  }
  return undefined;
}

async function take(lock: string, own: string): Promise<boolean> {
  return writeFile(lock, own, { flag: 'wx' }).then(
    () => true,
    async (error: unknown) => {
      const code = errorCodeOf(error);
      if (code === 'EEXIST') return false;
      if (code === 'ENOSPC') await rm(lock, { force: true }); // created, but left empty
      throw error;
    },
  );
}

/** Whether a lock was left behind by a run that was killed. */
async function isAbandoned(lock: string, text: string): Promise<boolean> {
  const age = Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? Date.now());
  const holder = Number.parseInt(text, 10);
  if (!(holder > 0)) return age > TOO_LONG_EMPTY;
  // In a container every run may have the same process id. Then the lock is older than this
  // process.
  const sinceStart = process.uptime() * 1_000;
  return age > TOO_OLD || (holder === process.pid ? age > sinceStart : !isAlive(holder));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCodeOf(error) !== 'ESRCH';
  }
}

/**
 * Removes a lock only if it is still the one seen: two runs may find it abandoned at the same time.
 */
async function remove(lock: string, seen: string): Promise<void> {
  const aside = `${lock}-${process.pid}`;
  try {
    await whenLetGo(() => rename(lock, aside));
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return;
    throw error;
  }
  const isSeen = (await readFile(aside, 'utf8').catch(() => seen)) === seen;
  await whenLetGo(() => (isSeen ? rm(aside, { force: true }) : rename(aside, lock)));
}
