import type { ImportedPackage } from '../1-load/bundle/packages-outside.js';
import type { Config } from '../config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ProgramIr } from '../ir/program-ir.js';

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

export function nothingRead(root: string, ...diagnostics: readonly Diagnostic[]): ReadProgram {
  return { root, inputs: [], packages: [], diagnostics };
}
