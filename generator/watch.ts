import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { configFile, foldersOutside, modelFiles } from './1-load/find-files.js';
import { rootOf } from './1-load/loaded.js';
import { Changes, isCode, type Change } from './changes.js';
import type { GenerateOptions, GenerateResult } from './generation.js';
import { TIME_LIMIT } from './isolate.js';
import { Session } from './session.js';

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
  const root = rootOf(request);
  const session = new Session(request, { onOutput, timeLimit, signal });
  const changes = await Changes.in(root, signal);
  let inputs: ReadonlySet<string> = new Set();
  let isOk = true;

  const run = async (generate: () => Promise<GenerateResult>): Promise<void> => {
    onStart();
    const result = await generate();
    if (signal.aborted) return;
    onResult(result);
    isOk = result.ok;
    inputs = new Set(result.inputs.map((input) => path.resolve(root, input)));
    changes.follow(inputs);
    if (session.config) changes.followFolders(await foldersOutside(session.config, root));
    const { outputFolder } = session;
    if (outputFolder === undefined) return;
    // What stands in the way there may be moved; else nothing in it matters.
    if (result.diagnostics.some(({ code }) => code.startsWith('output-')))
      changes.look(outputFolder);
    else changes.leave(outputFolder, inputs);
  };
  const counts = async (changed: readonly Change[]): Promise<boolean> => {
    await session.note(changed);
    const files = changed.map(({ file }) => file);
    if (files.some((file) => inputs.has(file))) return true;
    const code = files.filter(isCode);
    if (code.length === 0 || !isOk) return code.length > 0; // whatever mends it
    const found = session.config === undefined ? [] : await modelFiles(session.config, root);
    return [...found, configFile(request, root)].some(
      (one) => one !== undefined && code.includes(path.normalize(one)),
    );
  };

  await run(() => session.generate());
  while (!signal.aborted) {
    const isChanged = changes.untilSome(counts);
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
