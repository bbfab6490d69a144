import { renameSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '../4-emit/output-file.js';
import { acquireLock, LOCK } from './lock.js';
import { busy } from './obstacles.js';
import { pathOf, type OutputFolder } from './output-folder.js';
import { barred, blocked, plan, unwritable, type KnownTexts, type Plan } from './plan.js';
import { whenLetGo } from './when-let-go.js';

const STAGING = '.gen-dtos-staging-';

/**
 * Brings the output folder, and what is known of it, up to date. New texts are first written beside
 * the old ones and then renamed into place. A run that dies before that leaves every old file as it
 * was, and the next run cleans up after it.
 *
 * @returns What was done. If there were obstacles, nothing was.
 */
export async function write(
  files: readonly OutputFile[],
  output: OutputFolder,
  known: KnownTexts = new Map(),
): Promise<Plan> {
  const done = await bringUpToDate(files, output, known);
  known.clear();
  if (done.obstacles.length > 0) return done;
  for (const { name, text } of [done.create, done.change, done.unchanged].flat())
    known.set(name, text);
  return done;
}

async function bringUpToDate(
  files: readonly OutputFile[],
  output: OutputFolder,
  known: KnownTexts,
): Promise<Plan> {
  const folder = pathOf(output);
  const isOutdated = files.some(({ name, text }) => (known.get(name) ?? text) !== text);
  const before = await (isOutdated ? barred(output) : settled(files, output, known));
  if (before !== undefined) return before;
  try {
    await mkdir(folder, { recursive: true });
    const release = await acquireLock(folder);
    if (release === undefined) return blocked([busy(output.shown)]);
    try {
      const current = await plan(files, output, known);
      if (current.obstacles.length === 0) await carryOut(current, folder);
      return current;
    } finally {
      await release();
    }
  } catch (error) {
    return unwritable(error, output.shown);
  }
}

/** The plan, if there is nothing to do or an obstacle in the way. Then no lock is needed. */
async function settled(
  files: readonly OutputFile[],
  output: OutputFolder,
  known: KnownTexts,
): Promise<Plan | undefined> {
  const before = await plan(files, output, known);
  return before.obstacles.length > 0 || isDone(before) ? before : undefined;
}

async function carryOut(current: Plan, folder: string): Promise<void> {
  await clear(current.leftovers, folder);
  const staging = await mkdtemp(path.join(folder, STAGING));
  const changed = [...current.create, ...current.change];
  try {
    await writeWhole(changed, staging);
    // Synchronously, so that other readers see a mix of old and new files for only a moment.
    for (const { name } of changed)
      await whenLetGo(() => renameSync(path.join(staging, name), path.join(folder, name)));
    for (const name of current.remove) await whenLetGo(() => rm(path.join(folder, name)));
  } finally {
    await whenLetGo(() => rm(staging, { recursive: true, force: true }));
  }
}

/** We hold the lock, so any other file of a run belongs to one that was killed. */
async function clear(leftovers: readonly string[], folder: string): Promise<void> {
  const left = leftovers.filter((name) => name !== LOCK);
  await Promise.all(
    left.map((name) =>
      whenLetGo(() => rm(path.join(folder, name), { recursive: true, force: true })),
    ),
  );
}

/** The number of open files per process is limited. */
const AT_ONCE = 64;

/** Under its permission model, Node 24 lets nobody flush. */
const MAY_FLUSH = !('permission' in process);

async function writeWhole(files: readonly OutputFile[], folder: string): Promise<void> {
  const queue = files.values();
  const writer = async (): Promise<void> => {
    for (const { name, text } of queue) {
      await writeFile(path.join(folder, name), text, { flag: 'wx', flush: MAY_FLUSH });
    }
  };
  const writers = await Promise.allSettled(Array.from({ length: AT_ONCE }, writer));
  for (const one of writers) if (one.status === 'rejected') throw one.reason;
}

const isDone = (current: Plan): boolean =>
  [current.create, current.change, current.remove, current.leftovers].every(
    (names) => names.length === 0,
  );
