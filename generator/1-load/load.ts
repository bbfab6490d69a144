import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { collectProblems, type Problem } from '../../src/model/problems.js';
import type { Config } from '../config.js';
import { diagnosticOf, type Diagnostic, type Location } from '../diagnostics/diagnostic.js';
import { isOurs } from '../ir/mark.js';
import { bundle, BundleError, type Bundle } from './bundle.js';
import { bundleDiagnostics } from './bundle-diagnostics.js';
import { collectModels, type ExportedModel } from './collect-models.js';
import { readConfig, type ConfigFile } from './read-config.js';
import { importFile, LoadError, locationInStack } from './import-file.js';
import {
  rootOf,
  type LoadedModel,
  type LoadRequest,
  type ProjectRequest,
  type Progress,
} from './loaded.js';
import { locate, locateInCall, relative } from './locate.js';

export interface Loaded {
  readonly root: string;
  readonly config?: Config;
  readonly models: readonly LoadedModel[];
  /** Every file that was read, relative to `root`. */
  readonly inputs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const CONFIG_FILES = ['ts', 'mts', 'js', 'mjs'].map((extension) => `gen-dtos.config.${extension}`);

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
  { config, file: configPath, inputs: configInputs }: ConfigFile,
  temporary: string,
  progress: Progress,
): Promise<Loaded> {
  const files = await modelFiles(config, root);
  if (files.length === 0) {
    return failed(
      root,
      diagnosticOf(
        {
          code: 'models-missing',
          message: `No file matches ${config.models.map((pattern) => `'${pattern}'`).join(', ')}.`,
          help: `Name the files that export models in 'models' of ${relative(configPath, root)}.`,
        },
        { file: relative(configPath, root) },
      ),
    );
  }
  const bundled = await bundle(files, root, temporary).catch((error: unknown) => {
    if (error instanceof BundleError) return error;
    throw error;
  });
  if (bundled instanceof BundleError) return failed(root, ...bundleDiagnostics(bundled, 'models'));
  const diagnostics: Diagnostic[] = [];
  const exported: ExportedModel[] = [];
  for (const file of files) {
    const { module, inputs } = moduleOf(bundled, file);
    const problems = await importModels(file, module, { root, inputs, progress, exported });
    diagnostics.push(...problems);
  }
  const inputs = new Set([
    ...configInputs,
    ...files.flatMap((file) => moduleOf(bundled, file).inputs),
  ]);
  const models = collectModels(exported, root);
  if (models.length === 0 && diagnostics.length === 0) {
    diagnostics.push(
      diagnosticOf(
        {
          code: 'models-missing',
          message: `None of the ${files.length} files that match 'models' exports a model.`,
          help: `Export what model() returns: export const User = model('User', { … }).`,
        },
        { file: relative(configPath, root) },
      ),
    );
  }
  return {
    root,
    config,
    models,
    inputs: [...inputs].map((input) => relative(input, root)).sort(),
    diagnostics,
  };
}

interface Importing {
  readonly root: string;
  readonly inputs: readonly string[];
  readonly progress: Progress;
  /** Where the file's models go. */
  readonly exported: ExportedModel[];
}

async function importModels(
  file: string,
  module: string,
  importing: Importing,
): Promise<Diagnostic[]> {
  const { root, inputs, progress, exported } = importing;
  const problems: Diagnostic[] = [];
  const candidates = [file, ...inputs.filter((input) => input !== file)];
  collectProblems((problem) =>
    problems.push(diagnosticOf(problem, placeOf(problem, candidates, root))),
  );
  progress({ file: relative(file, root), of: 'models' });
  try {
    const namespace = await importFile(module, root);
    for (const [exportName, value] of Object.entries(namespace)) {
      exported.push({ file, inputs: candidates, exportName, value });
    }
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    problems.push(
      diagnosticOf(
        {
          code: 'model-threw',
          message: `${relative(file, root)} threw while it was loaded: ${error.message}`,
          help: helpFor(error),
        },
        error.location ?? { file: relative(file, root) },
      ),
    );
  } finally {
    progress(undefined);
    collectProblems(undefined);
  }
  return problems;
}

/** What a package of the user's needs said: the others are said by what they throw. */
function helpFor(error: LoadError): string {
  return error.message.startsWith('Error: Dynamic require of')
    ? 'Model files are run as ES modules: use import instead of require().'
    : 'Model files are run to read them. Let them import valibot and gen-dtos only.';
}

/** Where a declaration says so, or else the call that is running: `field()` knows no names. */
function placeOf(problem: Problem, files: readonly string[], root: string): Location | undefined {
  const found = problem.model === undefined ? undefined : locate(problem, files, root);
  if (found?.line !== undefined) return found;
  const call = locationInStack(new Error().stack ?? '', root);
  return call ? locateInCall(call, problem.literal, root) : locate(problem, files, root);
}

/** The files that the globs name. What we wrote ourselves is no model, wherever it lies. */
async function modelFiles(config: Config, root: string): Promise<string[]> {
  const found = await glob([...config.models], {
    cwd: root,
    absolute: true,
    ignore: ['**/node_modules/**'],
  });
  const output = path.join(root, config.outDir, path.sep);
  return found
    .filter((file) => !path.normalize(file).startsWith(output) || !isGenerated(file))
    .sort();
}

function isGenerated(file: string): boolean {
  try {
    return isOurs(readFileSync(file, 'utf8'));
  } catch {
    return false; // whoever reads it next says why not
  }
}

function configFile(request: ProjectRequest, root: string): string | undefined {
  const names = request.config === undefined ? CONFIG_FILES : [path.basename(request.config)];
  return names.map((name) => path.join(root, name)).find(isFile);
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false; // not there, or not for us
  }
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

function moduleOf(bundled: Bundle, file: string): { module: string; inputs: readonly string[] } {
  const module = bundled.modules.get(file);
  if (module === undefined) throw new Error(`No module was made of ${file}.`);
  return module;
}

function failed(root: string, ...diagnostics: Diagnostic[]): Loaded {
  return { root, models: [], inputs: [], diagnostics };
}
