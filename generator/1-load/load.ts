import { readdirSync } from 'node:fs';
import path from 'node:path';
import { didYouMean, suggest } from '../../src/model/problems/suggest.js';
import type { Config } from '../config.js';
import {
  diagnosticOf,
  hasErrors,
  type Complaint,
  type Diagnostic,
  type Location,
} from '../diagnostics/diagnostic.js';
import { told } from '../diagnostics/silence.js';
import { temporaryFolder } from '../diagnostics/temporary-folder.js';
import { BundleError } from './bundle/bundle.js';
import type { ImportedPackage } from './bundle/packages-outside.js';
import { barredFolders } from './config/barred-folders.js';
import { readConfig, type ConfigFile } from './config/read-config.js';
import { helpForGlobs, unmatchedGlobs } from './config/unmatched-globs.js';
import { configFile, modelFiles } from './find-files.js';
import {
  rootOf,
  type Exports,
  type LoadedModel,
  type LoadRequest,
  type ProjectRequest,
  type Progress,
} from './loaded.js';
import { alteredExports } from './models/altered-exports.js';
import { collectModels } from './models/collect-models.js';
import { importModels } from './models/import-models.js';
import { openFiles, type Opening } from './models/open-files.js';
import { builtSources } from './packages/built-sources.js';
import { valibotGlobals } from './packages/valibot-globals.js';
import { putBack, replacedSince } from './run/builtins.js';
import { exportsIn, inputsIn, type RunProject } from './run-project.js';
import { locate } from './source/locate.js';
import { shownPath } from './source/shown-path.js';
import { twinFiles } from './twin-files.js';

export interface Loaded {
  readonly root: string;
  readonly config?: Config;
  /** The configuration's file, relative to `root`. */
  readonly configFile?: string;
  readonly models: readonly LoadedModel[];
  /** Every file that was read, relative to `root`. */
  readonly inputs: readonly string[];
  /** The packages that the configuration and the models import. */
  readonly packages: readonly ImportedPackage[];
  /** The paths that they import: what is found there may change when files come or go. */
  readonly sought: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is needed to run single files again; absent if all must run together. */
  readonly project?: RunProject;
}

/** Runs the user's configuration and model files, and returns the models that they export. */
export async function load(request: LoadRequest, progress: Progress): Promise<Loaded> {
  const root = rootOf(request);
  try {
    return await loadIn(root, request, progress);
  } catch (error) {
    if (!(error instanceof BundleError) || error.unwritable === undefined) throw error;
    return failed(root, diagnosticOf(temporaryFolder(error.unwritable)));
  }
}

async function loadIn(root: string, request: LoadRequest, progress: Progress): Promise<Loaded> {
  const file = configFile(request, root);
  if (file === undefined) return failed(root, missingConfig(request, root));
  const temporary = (name: string): string => path.join(request.temporary, name);
  const read = await readConfig(file, root, temporary('config'), progress);
  if ('diagnostics' in read) return failed(root, ...read.diagnostics);
  const barred = new Map<string, Error>();
  const files = await modelFiles(read.config, root, new Set(), barred);
  const unsearched = barredFolders(barred, root);
  if (files.length === 0) {
    const complaint = noFiles(read.config, shownPath(file, root));
    return failed(root, ...unsearched, diagnosticOf(complaint, modelsKey(file, root)));
  }
  const twins = twinFiles(files, root);
  if (twins.length > 0) return failed(root, ...twins);
  const { stays = false } = request;
  const unmatched = await unmatchedGlobs(read.config, file, root);
  const opening = { root, temporary: temporary('models'), progress, stays };
  const loaded = await runAll(files, read, opening, [...unsearched, ...unmatched]);
  return { ...loaded, diagnostics: told(loaded.diagnostics, read.config) };
}

async function runAll(
  files: readonly string[],
  config: ConfigFile,
  opening: Opening,
  problems: readonly Diagnostic[],
): Promise<Loaded> {
  const { root, progress, stays } = opening;
  const { bundled, ...opened } = await openFiles(files, opening);
  const diagnostics: Diagnostic[] = [...problems, ...opened.diagnostics];
  replacedSince(); // packages have run before any model was declared, so what they replaced did no harm
  const exports = new Map<string, Exports>();
  for (const file of opened.files) {
    diagnostics.push(...(await importModels(file, { root, progress, exports })));
  }
  // While some files can't be read, complaints about the whole program would be guesses.
  if (hasErrors(opened.diagnostics)) return failed(root, ...diagnostics);
  const { imports, packages, sought, isPlain } = bundled;
  diagnostics.push(...builtSources(packages, root));
  diagnostics.push(...(await valibotGlobals(packages, [...imports.keys()], root)));
  const project = { root, config, files, imports, exports, packages, sought, found: new Map() };
  const loaded = loadedOf(project, diagnostics, progress);
  if (!stays || !isPlain || diagnostics.length > 0) return loaded;
  for (const { file, run } of opened.shared) exports.set(file, { ...(await run()) });
  return { ...loaded, project };
}

/** Collects the models of files that have run. */
export function loadedOf(
  project: RunProject,
  problems: readonly Diagnostic[],
  progress: Progress,
): Loaded {
  putBack(); // a file may have left something running
  const { root, config, files, packages, sought } = project;
  const exported = exportsIn(project);
  const models = collectModels(exported, root, progress);
  const diagnostics = [...problems, ...alteredExports(exported, models, root, progress)];
  progress(undefined);
  if (models.length === 0 && !hasErrors(diagnostics)) {
    diagnostics.push(diagnosticOf(noModels(files.length), modelsKey(config.file, root)));
  }
  return {
    root,
    config: config.config,
    configFile: shownPath(config.file, root),
    models,
    inputs: inputsIn(project),
    packages: [...config.packages, ...packages],
    sought: [...config.sought, ...sought],
    diagnostics,
  };
}

const modelsKey = (file: string, root: string): Location | undefined =>
  locate({ keys: ['models'] }, [file], root);

function noFiles(config: Config, configPath: string): Complaint {
  const globs = config.models.map((pattern) => `'${pattern}'`).join(', ');
  return {
    code: 'models-missing',
    message: `No file matches ${globs}.`,
    help: `${helpForGlobs(config.models)}Name the files that export models in 'models' of ${configPath}.`,
  };
}

function noModels(files: number): Complaint {
  return {
    code: 'models-missing',
    message: `None of the files that match 'models' (${files}) exports a model.`,
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
    help: `${didYouMean(configLike(request, root))}Create one that default-exports defineConfig({ models, outDir }), or name it with --config, or its folder with --cwd.`,
  });
}

/** A file that may be meant: one that the command does not look for, or a misspelt one. */
function configLike({ config }: ProjectRequest, root: string): string | undefined {
  try {
    const files = readdirSync(root).filter((file) => /\.(?:[cm]?[jt]s|json)$/.test(file));
    return config === undefined
      ? files.find((file) => file.startsWith('gen-dtos.conf'))
      : suggest(path.basename(config), files);
  } catch {
    return undefined; // there is no such folder
  }
}

function failed(root: string, ...diagnostics: Diagnostic[]): Loaded {
  return { root, models: [], inputs: [], packages: [], sought: [], diagnostics };
}
