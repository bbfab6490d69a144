import path from 'node:path';
import type { ModelDefinition } from '../../src/model/model.js';

/** A model as the user's modules hold it: live schemas, which never leave the loading worker. */
export interface LoadedModel {
  readonly definition: ModelDefinition;
  /** The exported schema: the model, or a pipe of it and metadata. */
  readonly schema: object;
  /** Relative to the folder of the configuration, with `/`. */
  readonly file: string;
  /** How `file` exports it; absent for a model that is only nested in others. */
  readonly exportName?: string;
}

/** What a file exports, by name. */
export type Exports = Readonly<Record<string, unknown>>;

/** A file of the user's that is being run. */
export interface Evaluating {
  readonly file: string;
  readonly of: 'config' | 'models';
}

/** Told which file is being evaluated, so that a watchdog can name it; nothing when none is. */
export type Progress = (evaluating: Evaluating | undefined) => void;

/** Which project to read. */
export interface ProjectRequest {
  readonly cwd: string;
  /** The configuration file, if it is named. */
  readonly config?: string;
}

export interface LoadRequest extends ProjectRequest {
  /** A folder for bundles. Who made it removes it: the files that are run may end the worker. */
  readonly temporary: string;
  /** Whether the worker stays, to be asked again when files have changed. */
  readonly stays?: boolean;
}

/** The folder of the configuration, which every path is relative to. */
export function rootOf(request: ProjectRequest): string {
  const { cwd, config } = request;
  return config === undefined ? path.resolve(cwd) : path.dirname(path.resolve(cwd, config));
}
