import { load } from '../1-load/load.js';
import type { LoadRequest, Progress } from '../1-load/loaded.js';
import { reload } from '../1-load/reload.js';
import type { RunProject } from '../1-load/run-project.js';
import { shownPath } from '../1-load/source/shown-path.js';
import type { KeptOfModels } from './check-and-lower.js';
import { placesOutside } from './located.js';
import type { ReadProgram } from './read-program.js';

/** What one reading keeps for the next. */
export interface Kept extends KeptOfModels {
  readonly project: RunProject;
}

export interface Reading {
  readonly read: ReadProgram;
  /** Absent if the next reading has to run every file. */
  readonly kept?: Kept;
}

/** The phases that run or hold the user's code: load → check → lower. */
export async function read(request: LoadRequest, progress: Progress): Promise<Reading> {
  const [{ project, ...loaded }, { checkAndLower }] = await Promise.all([
    load(request, progress),
    import('./check-and-lower.js'), // while esbuild bundles
  ]);
  const kept = { models: new WeakMap(), places: new Map() };
  return {
    read: checkAndLower(loaded, kept, progress),
    ...(project && { kept: { ...kept, project } }),
  };
}

/** The same for changed files only; `undefined` if all files have to be read. */
export async function readAgain(
  changed: readonly string[],
  temporary: string,
  { project, models, places }: Kept,
  progress: Progress,
): Promise<Reading | undefined> {
  const loaded = await reload(project, changed, temporary, progress);
  if (loaded === undefined) return undefined;
  const files = new Set(changed.map((file) => shownPath(file, loaded.root)));
  const { checkAndLower } = await import('./check-and-lower.js');
  const kept = { project: loaded.project, models, places: placesOutside(files, places) };
  const read = checkAndLower(loaded, kept, progress);
  return read.program && { read, kept };
}
