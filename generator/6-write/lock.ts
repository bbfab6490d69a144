import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { whenLetGo } from './when-let-go.js';

export const LOCK = '.gen-dtos.lock';

/** How long to wait for another run. */
const PATIENCE = 10_000;
const PAUSE = 25;

/** Writing takes seconds; by then another process may have the number of one that was killed. */
const TOO_OLD = 60_000;

/** Between its creation and its first byte, a lock is empty. */
const TOO_LONG_EMPTY = 2_000;

/** Gives the output folder back. */
export type Release = () => Promise<void>;

/** Holds the output folder for one run at a time; nothing if another run does not let go of it. */
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
    async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      if (error.code === 'ENOSPC') await rm(lock, { force: true }); // it was made, but not filled
      throw error;
    },
  );
}

/** A run that was killed leaves its lock behind. */
async function isAbandoned(lock: string, text: string): Promise<boolean> {
  const age = Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? Date.now());
  const holder = Number.parseInt(text, 10);
  if (!(holder > 0)) return age > TOO_LONG_EMPTY;
  // In a container every run may have the same number: then the lock is older than the process.
  const sinceStart = process.uptime() * 1_000;
  return age > TOO_OLD || (holder === process.pid ? age > sinceStart : !isAlive(holder));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Removes a lock if it is still the one that was seen: two runs may find it abandoned at once. */
async function remove(lock: string, seen: string): Promise<void> {
  const aside = `${lock}-${process.pid}`;
  try {
    await whenLetGo(() => rename(lock, aside));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const isSeen = (await readFile(aside, 'utf8').catch(() => seen)) === seen;
  await whenLetGo(() => (isSeen ? rm(aside, { force: true }) : rename(aside, lock)));
}
