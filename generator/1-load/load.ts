import path from 'node:path';
import type { Config } from '../config.js';
import {
  diagnosticOf,
  hasErrors,
  type Complaint,
  type Diagnostic,
} from '../diagnostics/diagnostic.js';
import { alteredExports } from './altered-exports.js';
import type { ImportedPackage } from './bundle.js';
import { collectModels, type ExportedModel } from './collect-models.js';
import { configFile, modelFiles } from './find-files.js';
import { importModels } from './import-models.js';
import {
  rootOf,
  type LoadedModel,
  type LoadRequest,
  type ProjectRequest,
  type Progress,
} from './loaded.js';
import { relative } from './locate.js';
import { openFiles } from './open-files.js';
import { readConfig, type ConfigFile } from './read-config.js';

export interface Loaded {
  readonly root: string;
  readonly config?: Config;
  readonly models: readonly LoadedModel[];
  /** Every file that was read, relative to `root`. */
  readonly inputs: readonly string[];
  /** What was imported by name, of the configuration's and of the models' files. */
  readonly packages: readonly ImportedPackage[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the user's configuration and model files, and returns the models they export. */
export async function load(request: LoadRequest, progress: Progress): Promise<Loaded> {
  const root = rootOf(request);
  const file = configFile(request, root);
  if (file === undefined) return failed(root, missingConfig(request, root));
  const temporary = (name: string): string => path.join(request.temporary, name);
  const read = await readConfig(file, root, temporary('config'), progress);
  if ('diagnostics' in read) return failed(root, ...read.diagnostics);
  return loadModels(root, read, temporary('models'), progress);
}

async function loadModels(
  root: string,
  { config, file: configPath, inputs: configInputs, packages: ofConfig }: ConfigFile,
  temporary: string,
  progress: Progress,
): Promise<Loaded> {
  const place = { file: relative(configPath, root) };
  const files = await modelFiles(config, root);
  if (files.length === 0) return failed(root, diagnosticOf(noFiles(config, place.file), place));
  const opened = await openFiles(files, { root, temporary, progress });
  const diagnostics: Diagnostic[] = [...opened.diagnostics];
  const exported: ExportedModel[] = [];
  const read = new Set(configInputs);
  for (const file of opened.files) {
    file.inputs.forEach((input) => read.add(input));
    diagnostics.push(...(await importModels(file, { root, progress, exported })));
  }
  // What the program as a whole lacks can't be told while some of it can't be read.
  if (hasErrors(opened.diagnostics)) return failed(root, ...diagnostics);
  const models = collectModels(exported, root);
  diagnostics.push(...alteredExports(exported, models, root));
  if (models.length === 0 && diagnostics.length === 0) {
    diagnostics.push(diagnosticOf(noModels(files.length), place));
  }
  const inputs = [...read].map((input) => relative(input, root)).sort();
  const packages = [...ofConfig, ...opened.packages];
  return { root, config, models, inputs, packages, diagnostics };
}

function noFiles(config: Config, configPath: string): Complaint {
  const globs = config.models.map((pattern) => `'${pattern}'`).join(', ');
  return {
    code: 'models-missing',
    message: `No file matches ${globs}.`,
    help: `Name the files that export models in 'models' of ${configPath}.`,
  };
}

function noModels(files: number): Complaint {
  return {
    code: 'models-missing',
    message: `None of the ${files} files that match 'models' exports a model.`,
    help: `Export what model() returns: export const User = model('User', { … }).`,
  };
}

function missingConfig(request: ProjectRequest, root: string): Diagnostic {
  return diagnosticOf({
    code: 'config-missing',
    message:
      request.config === undefined
        ? `There is no gen-dtos.config.ts in ${root}.`
        : `There is no configuration file '${request.config}'.`,
    help: 'Create one that default-exports defineConfig({ models, outDir }), or name it with --config.',
  });
}

function failed(root: string, ...diagnostics: Diagnostic[]): Loaded {
  return { root, models: [], inputs: [], packages: [], diagnostics };
}
