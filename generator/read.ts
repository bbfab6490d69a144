import path from 'node:path';
import type { ImportedPackage } from './1-load/bundle.js';
import { load, type Loaded } from './1-load/load.js';
import type { LoadRequest, Progress } from './1-load/loaded.js';
import { relative } from './1-load/locate.js';
import { reload } from './1-load/reload.js';
import type { RunProject } from './1-load/run-project.js';
import { check } from './2-check/check.js';
import { lower, type KeptModels } from './3-lower/lower.js';
import type { Config } from './config.js';
import { hasErrors, type Complaint, type Diagnostic } from './diagnostics/diagnostic.js';
import type { ProgramIr } from './ir/program-ir.js';
import { located, placesOutside, type KeptPlaces } from './located.js';

/** What was read of a project: plain data, so that it can leave the worker that ran its code. */
export interface ReadProgram {
  readonly root: string;
  readonly inputs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly config?: Config;
  /** What its files import by name. */
  readonly packages: readonly ImportedPackage[];
  /** Absent if anything is wrong. */
  readonly program?: ProgramIr;
}

/** What one reading leaves for the next. */
export interface Kept {
  readonly project: RunProject;
  readonly models: KeptModels;
  readonly places: KeptPlaces;
}

export interface Reading {
  readonly read: ReadProgram;
  /** Absent if the next one has to run every file. */
  readonly kept?: Kept;
}

/** Load → check → lower: the phases that run or hold the user's code. */
export async function read(request: LoadRequest, progress: Progress): Promise<Reading> {
  const { project, ...loaded } = await load(request, progress);
  const kept = { models: new WeakMap(), places: new Map() };
  const read = understood(loaded, kept);
  return { read, ...(project && { kept: { ...kept, project } }) };
}

/** The same of files that have changed. Nothing if it takes reading all of them to tell. */
export async function readAgain(
  changed: readonly string[],
  temporary: string,
  { project, models, places }: Kept,
  progress: Progress,
): Promise<Reading | undefined> {
  const loaded = await reload(project, changed, temporary, progress);
  if (loaded === undefined) return undefined;
  const files = new Set(changed.map((file) => relative(file, loaded.root)));
  const kept = { project: loaded.project, models, places: placesOutside(files, places) };
  const read = understood(loaded, kept);
  return read.program && { read, kept };
}

function understood(
  { root, inputs, packages, config, models, diagnostics: found }: Loaded,
  kept: Omit<Kept, 'project'>,
): ReadProgram {
  const read = { root, inputs, packages };
  if (config === undefined) return { ...read, diagnostics: found };
  const complaints: Complaint[] = [...check(models, config)];
  const sound = models.filter((model) => !model.definition.faulty);
  const program = lower(sound, (complaint) => complaints.push(complaint), kept.models);
  const files = inputs.map((input) => path.join(root, input));
  const diagnostics = [
    ...found,
    ...distinct(complaints).map((one) => located(one, files, root, kept.places)),
  ];
  return { ...read, config, diagnostics, ...(!hasErrors(diagnostics) && { program }) };
}

/** A field that is lowered for several grants complains once. */
function distinct(complaints: readonly Complaint[]): Complaint[] {
  return [...new Map(complaints.map((one) => [`${one.code}\n${one.message}`, one])).values()];
}
