import path from 'node:path';
import type { ImportedPackage } from './1-load/bundle.js';
import { load } from './1-load/load.js';
import type { LoadRequest, Progress } from './1-load/loaded.js';
import { locate } from './1-load/locate.js';
import { check } from './2-check/check.js';
import { lower } from './3-lower/lower.js';
import type { Config } from './config.js';
import {
  diagnosticOf,
  hasErrors,
  type Complaint,
  type Diagnostic,
} from './diagnostics/diagnostic.js';
import type { ProgramIr } from './ir/program-ir.js';

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

/** Load → check → lower: the phases that run or hold the user's code. */
export async function read(request: LoadRequest, progress: Progress): Promise<ReadProgram> {
  const { diagnostics: found, models, ...loaded } = await load(request, progress);
  const { root, inputs, packages, config } = loaded;
  if (config === undefined) return { root, inputs, packages, diagnostics: found };
  const complaints: Complaint[] = [...check(models, config)];
  const sound = models.filter((model) => !model.definition.faulty);
  const program = lower(sound, (complaint) => complaints.push(complaint));
  const files = inputs.map((input) => path.join(root, input));
  const diagnostics = [...found, ...distinct(complaints).map((one) => located(one, files, root))];
  return { ...loaded, config, diagnostics, ...(!hasErrors(diagnostics) && { program }) };
}

function located(complaint: Complaint, files: readonly string[], root: string): Diagnostic {
  const { place } = complaint;
  if (place === undefined) return diagnosticOf(complaint);
  const first = place.file === undefined ? [] : [path.join(root, place.file)];
  return diagnosticOf(complaint, locate(place, [...first, ...files], root));
}

/** A field that is lowered for several grants complains once. */
function distinct(complaints: readonly Complaint[]): Complaint[] {
  return [...new Map(complaints.map((one) => [`${one.code}\n${one.message}`, one])).values()];
}
