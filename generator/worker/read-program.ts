import type { ImportedPackage } from '../1-load/bundle/packages-outside.js';
import type { Config } from '../config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ProgramIr } from '../ir/program-ir.js';

/**
 * A project that was read, as plain data, so that it can leave the worker that ran the user's code.
 */
export interface ReadProgram {
  readonly root: string;
  readonly inputs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly config?: Config;
  /** The configuration's file, relative to `root`. */
  readonly configFile?: string;
  /** The packages that its files import. */
  readonly packages: readonly ImportedPackage[];
  /** The paths that its files import: what is found there may change when files come or go. */
  readonly sought: readonly string[];
  /** Absent if there are errors. */
  readonly program?: ProgramIr;
}

export function nothingRead(root: string, ...diagnostics: readonly Diagnostic[]): ReadProgram {
  return { root, inputs: [], packages: [], sought: [], diagnostics };
}
