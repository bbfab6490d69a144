import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOCK = '.gen-dtos.lock';

/** How long to wait for another run. */
const PATIENCE = 10_000;
const PAUSE = 25;

/** Writing takes seconds; by then another process may have the number of one that was killed. */
const TOO_OLD = 60_000;

/** Between its creation and its first byte, a lock is empty. */
const TOO_LONG_EMPTY = 2_000;

/** The locks of this process: other threads of a program may generate, too. */
const held = new Map<string, string>();

/** Holds the output folder for one run at a time; `false` if another run does not let go of it. */
export async function acquireLock(folder: string): Promise<boolean> {
  const lock = path.join(folder, LOCK);
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    if (await take(lock)) return true;
    const text = await readFile(lock, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    if (await isAbandoned(lock, text)) await remove(lock, text);
    else await sleep(PAUSE);
  }
  return false;
}

export async function releaseLock(folder: string): Promise<void> {
  const lock = path.join(folder, LOCK);
  const text = held.get(lock);
  held.delete(lock);
  if (text !== undefined) await remove(lock, text);
}

async function take(lock: string): Promise<boolean> {
  const text = `${process.pid} ${randomUUID()}\n`;
  return writeFile(lock, text, { flag: 'wx' }).then(
    () => {
      held.set(lock, text);
      return true;
    },
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

/** A run that was killed leaves its lock behind. */
async function isAbandoned(lock: string, text: string): Promise<boolean> {
  const age = Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? Date.now());
  const holder = Number.parseInt(text, 10);
  if (!(holder > 0)) return age > TOO_LONG_EMPTY;
  return age > TOO_OLD || (holder === process.pid ? held.get(lock) !== text : !isAlive(holder));
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
    await rename(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) === seen) await rm(aside, { force: true });
  else await rename(aside, lock);
}
