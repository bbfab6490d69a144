import type { Diagnostic } from './diagnostics/diagnostic.js';

export interface GenerateOptions {
  /** Where to look for the configuration. Default: the working directory. */
  readonly cwd?: string;
  /** The configuration file, relative to `cwd`. Default: `gen-dtos.config.ts`. */
  readonly config?: string;
  /** Write nothing; complain about every file that is not as it would be written. */
  readonly check?: boolean;
  /** Told what the model files print while they are loaded. */
  readonly onOutput?: (text: string) => void;
  /** How long a file may take to load, in milliseconds. Default: 10 seconds. */
  readonly timeLimit?: number;
}

/** A generated file and what became of it. */
export interface Output {
  /** Relative to the folder of the configuration, with `/`. */
  readonly file: string;
  readonly status: 'created' | 'changed' | 'unchanged' | 'removed';
}

export interface GenerateResult {
  /** The folder of the configuration: what every path is relative to. */
  readonly root: string;
  /** Whether the output is as the models say. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Every file that was read: the inputs of a build cache. */
  readonly inputs: readonly string[];
  /** Every file that is ours: its outputs. */
  readonly outputs: readonly Output[];
}
