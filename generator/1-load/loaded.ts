import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { ModelDefinition } from '../../src/model/model.js';

/** A model as the user's modules hold it, with live schemas. It never leaves the worker. */
export interface LoadedModel {
  readonly definition: ModelDefinition;
  /** The exported schema: the model itself, or a pipe of the model and metadata. */
  readonly schema: object;
  /** Relative to the configuration's folder, separated by `/`. */
  readonly file: string;
  /** The name under which `file` exports it; absent if the model is only nested in others. */
  readonly exportName?: string;
}

/** A file's exports, by name. */
export type Exports = Readonly<Record<string, unknown>>;

/** The user's code that is running now. */
export interface Evaluating {
  readonly file: string;
  readonly of: 'config' | 'models';
  /**
   * What the file declares and is being read. The file itself has run, but reading calls getters and
   * proxies.
   */
  readonly reading?: string;
}

/**
 * Called with the user's code that is running, or `undefined` when none is, so that a watchdog can
 * name it.
 */
export type Progress = (evaluating: Evaluating | undefined) => void;

/** Which project to read. */
export interface ProjectRequest {
  readonly cwd: string;
  /** The configuration file, if the user named one. */
  readonly config?: string;
}

export interface LoadRequest extends ProjectRequest {
  /** A folder for bundles. Its maker removes it, because the files that run may end the worker. */
  readonly temporary: string;
  /** Whether the worker stays alive and reads again when files change. */
  readonly stays?: boolean;
}

/**
 * The configuration's folder. Every path is relative to it. Links to it are followed, because
 * esbuild follows them, and a file must not have two names.
 */
export function rootOf({ cwd, config }: ProjectRequest): string {
  const folder = config === undefined ? path.resolve(cwd) : path.dirname(path.resolve(cwd, config));
  try {
    return realpathSync(folder);
  } catch {
    return folder; // it is not there, or Node may not look above it
  }
}
