import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rootOf } from '../1-load/loaded.js';
import type { GenerateOptions, GenerateResult } from '../generation.js';
import { TIME_LIMIT } from '../worker/isolate.js';
import { Changes } from './changes.js';
import { Session } from './session.js';
import { WatchedFiles } from './watched-files.js';

/** Called for each run. */
export interface Watching {
  readonly onStart: () => void;
  readonly onResult: (result: GenerateResult) => void;
}

/** In milliseconds. After a change, another one may follow within this time. */
const REST = 2_000;

/**
 * Generates, and generates again whenever the configuration, a model or something they import
 * changes. At first it reads only what depends on the change. When nothing has changed for a while,
 * it reads everything anew, and generates again if the result differs.
 */
export async function watch(
  { cwd = '.', config, onOutput = () => undefined, timeLimit = TIME_LIMIT }: GenerateOptions,
  signal: AbortSignal,
  { onStart, onResult }: Watching,
): Promise<void> {
  const request = { cwd: path.resolve(cwd), ...(config !== undefined && { config }) };
  const session = new Session(request, { onOutput, timeLimit, signal });
  const changes = await Changes.in(rootOf(request), signal);
  const files = new WatchedFiles(request, session, changes);
  const run = async (generate: () => Promise<GenerateResult>): Promise<void> => {
    onStart();
    const result = await generate();
    if (signal.aborted) return;
    onResult(result);
    await files.follow(result);
  };

  try {
    await run(() => session.generate());
    while (!signal.aborted) {
      const isChanged = changes.untilSome((changed) => files.note(changed));
      if (await isDoubted(session, isChanged)) await run(() => session.generateAnew());
      await isChanged;
      if (!signal.aborted) await run(() => session.generate());
    }
  } finally {
    await session.close();
    await changes.close(); // its thread would keep the process alive
  }
}

/**
 * After a rest, asks whether a new worker reads something else. Stops waiting when files change.
 */
async function isDoubted(session: Session, isChanged: Promise<void>): Promise<boolean> {
  const busy = new AbortController();
  const ended = isChanged.then(() => busy.abort());
  const rested = sleep(REST, undefined, { signal: busy.signal }).catch(() => undefined);
  await Promise.race([rested, ended]);
  return !busy.signal.aborted && !(await session.isConfirmed(busy.signal));
}
