import type { Diagnostic } from './diagnostics/diagnostic.js';

/** The options of `generate`. */
export interface GenerateOptions {
  /** Where to look for the configuration. Default: the working directory. */
  readonly cwd?: string;
  /** The configuration file, relative to `cwd`. Default: `gen-dtos.config.ts`. */
  readonly config?: string;
  /** Write nothing; complain about each file that differs from what would be written. */
  readonly check?: boolean;
  /** Called with whatever the model files print while they load. */
  readonly onOutput?: (text: string) => void;
  /**
   * How long a file may take to load, and each of its exports to be read, in milliseconds. Default:
   * 10 seconds.
   */
  readonly timeLimit?: number;
}

/** A generated file, and what was done to it. */
export interface Output {
  /** Relative to the configuration's folder, separated by `/`. */
  readonly file: string;
  readonly status: 'created' | 'changed' | 'unchanged' | 'removed';
}

/** What `generate` returns. */
export interface GenerateResult {
  /** The configuration's folder. Every path is relative to it. */
  readonly root: string;
  /** Whether the output on disk matches the models. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Every file that was read. A build cache can use them as its inputs. */
  readonly inputs: readonly string[];
  /** Every generated file. A build cache can use them as its outputs. */
  readonly outputs: readonly Output[];
}
