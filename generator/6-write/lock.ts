import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOCK = '.gen-dtos.lock';
const PATIENCE = 10_000;
const PAUSE = 25;

/** Holds the output folder for one run at a time; `false` if another run does not let go of it. */
export async function acquireLock(folder: string): Promise<boolean> {
  const lock = path.join(folder, LOCK);
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    if (await take(lock)) return true;
    if (await isAbandoned(lock)) await rm(lock, { force: true });
    else await sleep(PAUSE);
  }
  return false;
}

export async function releaseLock(folder: string): Promise<void> {
  await rm(path.join(folder, LOCK), { force: true });
}

async function take(lock: string): Promise<boolean> {
  return writeFile(lock, `${process.pid}\n`, { flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

/** A run that was killed leaves its lock behind. */
async function isAbandoned(lock: string): Promise<boolean> {
  const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
  // Between creating and filling it, the lock is empty: its holder lives.
  if (!Number.isInteger(holder) || holder <= 0) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
