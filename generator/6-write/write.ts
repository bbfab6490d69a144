import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '../4-emit/emit.js';
import { diagnosticOf, type Diagnostic } from '../diagnostics/diagnostic.js';
import { acquireLock, LOCK } from './lock.js';
import { blocked, OWN, pathOf, plan, unwritable, type OutputFolder, type Plan } from './plan.js';

const STAGING = `${OWN}-staging-`;

/**
 * Brings the output folder up to date. New texts are first written whole beside the old ones and
 * then renamed into place, so a run that dies leaves every old file as it was; the next run clears
 * up after it.
 *
 * @returns What was done, or what stood in the way; then nothing was.
 */
export async function write(files: readonly OutputFile[], output: OutputFolder): Promise<Plan> {
  const folder = pathOf(output);
  const before = await plan(files, output);
  if (before.obstacles.length > 0 || isDone(before)) return before;
  try {
    await mkdir(folder, { recursive: true });
    const release = await acquireLock(folder);
    if (release === undefined) return blocked([busy(output.shown)]);
    try {
      const current = await plan(files, output);
      if (current.obstacles.length === 0) await carryOut(current, folder);
      return current;
    } finally {
      await release();
    }
  } catch (error) {
    return unwritable(error, output.shown);
  }
}

async function carryOut(current: Plan, folder: string): Promise<void> {
  await clearLeftovers(folder);
  const staging = path.join(folder, `${STAGING}${process.pid}`);
  const changed = [...current.create, ...current.change];
  try {
    await mkdir(staging);
    await Promise.all(changed.map((file) => writeWhole(path.join(staging, file.name), file.text)));
    for (const file of changed) {
      await rename(path.join(staging, file.name), path.join(folder, file.name));
    }
    for (const name of current.remove) await rm(path.join(folder, name));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Whoever holds the lock is alone: what else there is of ours is of a run that was killed. */
async function clearLeftovers(folder: string): Promise<void> {
  const left = (await readdir(folder)).filter((name) => name.startsWith(OWN) && name !== LOCK);
  await Promise.all(
    left.map((name) => rm(path.join(folder, name), { recursive: true, force: true })),
  );
}

async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isDone = (current: Plan): boolean =>
  [current.create, current.change, current.remove, current.leftovers].every(
    (names) => names.length === 0,
  );

function busy(shown: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'output-busy',
      message: `Another run of gen-dtos has been writing ${shown} for a while.`,
      help: 'Wait for it, or end it. If none is running, remove .gen-dtos.lock there.',
    },
    { file: shown },
  );
}
