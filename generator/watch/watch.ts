import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rootOf } from '../1-load/loaded.js';
import type { GenerateOptions, GenerateResult } from '../generation.js';
import { TIME_LIMIT } from '../worker/isolate.js';
import { Changes } from './changes.js';
import { Session } from './session.js';
import { WatchedFiles } from './watched-files.js';

/** Told of each run. */
export interface Watching {
  readonly onStart: () => void;
  readonly onResult: (result: GenerateResult) => void;
}

/** For so long after a change, whoever made it may make another. */
const REST = 2_000;

/**
 * Generates, and does so again whenever the configuration, a model or what they import changes.
 * First only what depends on that; when nothing changes for a while, all of it is read anew, and
 * generated again if that tells anything else.
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

  await run(() => session.generate());
  while (!signal.aborted) {
    const isChanged = changes.untilSome((changed) => files.count(changed));
    if (await isDoubted(session, isChanged)) await run(() => session.generateAnew());
    await isChanged;
    if (!signal.aborted) await run(() => session.generate());
  }
  await session.close();
  await changes.close();
}

/** Whether a new worker, at rest, reads something else. No answer is waited for when files change. */
async function isDoubted(session: Session, isChanged: Promise<void>): Promise<boolean> {
  const busy = new AbortController();
  const ended = isChanged.then(() => busy.abort());
  const rested = sleep(REST, undefined, { signal: busy.signal }).catch(() => undefined);
  await Promise.race([rested, ended]);
  return !busy.signal.aborted && !(await session.isConfirmed(busy.signal));
}
