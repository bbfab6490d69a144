import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportedPackage } from './1-load/bundle/packages-outside.js';
import { rootOf, type ProjectRequest } from './1-load/loaded.js';
import { CONFIG_FILES } from './1-load/config-names.js';
import { areKnown } from './1-load/packages/known-packages.js';
import type { Config } from './config.js';
import type { GenerateResult } from './generation.js';
import { changeOf, digest, fileIn, namesIn, stampsOf } from './stamps.js';

/**
 * What the last good run read and wrote. While none of that has changed, another run would give
 * the same result, so this result is returned instead. `--check` never uses it. Lists that can have
 * thousands of entries are kept as digests, because reading them back is slower than remaking them.
 */
interface LastRun {
  /** Identifies the generator, its Node and its environment variables. */
  readonly maker: string;
  readonly config: Config;
  /** The modules that files import by a package's name, relative to the root. */
  readonly modules: readonly string[];
  /** The folders where imported files were looked for. Another file there may be nearer. */
  readonly folders: readonly string[];
  /** The result without its outputs; their names are in `outputs`. */
  readonly result: Omit<GenerateResult, 'outputs'>;
  readonly outputs: readonly string[];
  /** A digest of the stamps of every file that was read or written. */
  readonly stamps: string;
  /** A digest of the output folder's real path, and of the names in it. */
  readonly outputFolder: string;
  /** A digest of the files that the configuration's globs matched. */
  readonly models: string;
  /**
   * The folders and links searched for them, if their stamps show whether a file has come or gone.
   */
  readonly looked?: { readonly paths: readonly string[]; readonly stamps: string };
}

/** What another run would return, or `undefined` if anything has changed since. */
export async function recall(request: ProjectRequest): Promise<GenerateResult | undefined> {
  try {
    return await recalled(request);
  } catch {
    return undefined; // somebody has edited the cache: a full run reports whatever is wrong
  }
}

async function recalled(request: ProjectRequest): Promise<GenerateResult | undefined> {
  const root = rootOf(request);
  const last = readLastRun(request);
  if (last?.maker !== makerOf(request)) return undefined;
  const { config, looked, models, outputFolder, outputs, result, stamps } = last;
  if (stampsOf(filesOf(last), root) !== stamps) return undefined;
  if (namesIn(path.join(root, config.outDir)) !== outputFolder) return undefined;
  const isLikeBefore = looked !== undefined && stampsOf(looked.paths, root) === looked.stamps;
  if (!isLikeBefore && digest((await modelsOf(config, root)).models) !== models) return undefined;
  return { ...result, outputs: outputs.map((file) => ({ file, status: 'unchanged' })) };
}

/** A run without errors. */
export interface Run {
  readonly request: ProjectRequest;
  /** When the run began, in milliseconds since the epoch. */
  readonly started: number;
  readonly config: Config;
  readonly packages: readonly ImportedPackage[];
  /** The paths that its files import. */
  readonly sought: readonly string[];
  readonly result: GenerateResult;
}

/** Saves a run's result, if the next run may rely on it. */
export async function remember(run: Run): Promise<void> {
  const { request, started, config, packages, sought, result } = run;
  const file = fileFor(request);
  if (file === undefined || config.prettier === true || !areKnown(packages)) return;
  const { root, inputs, outputs, ...rest } = result;
  const kept = {
    modules: packages.map(({ module }) => path.relative(root, module)),
    folders: [...new Set(sought.map((one) => path.dirname(one)))],
    result: { root, inputs, ...rest },
    outputs: outputs.filter(({ status }) => status !== 'removed').map((output) => output.file),
  };
  const outputFolder = namesIn(path.join(root, config.outDir));
  // First the stamps, then how old the files are: whatever changes later has another stamp.
  const stamps = stampsOf(filesOf(kept), root);
  const isOld = (one: string): boolean => (changeOf(fileIn(root, one)) ?? 0) <= started - COARSE;
  if (!readBy(kept).every(isOld) || !inputs.every((one) => existsSync(fileIn(root, one)))) return;
  const { models, looked } = await modelsOf(config, root);
  const read = new Set(inputs.map((input) => path.join(root, input)));
  if (!models.every((model) => read.has(model))) return; // one was added during the run
  const stampsOfLooked = stampsOf(looked, root);
  const tellsWhatComes = looked.every((one) => (changeOf(one) ?? 0) <= Date.now() - COARSE);
  const last: LastRun = {
    ...kept,
    maker: makerOf(request),
    config,
    stamps,
    outputFolder,
    models: digest(models),
    ...(tellsWhatComes && { looked: { paths: looked, stamps: stampsOfLooked } }),
  };
  write(file, JSON.stringify(last));
}

/** Some file systems keep times with a precision of two seconds. */
const COARSE = 2_000;

type Kept = Pick<LastRun, 'result' | 'modules' | 'folders' | 'outputs'>;

const filesOf = (kept: Kept): string[] => [...readBy(kept), ...kept.outputs];

/** Everything that a run's result depends on, whether it exists or not. */
const readBy = ({ result, modules, folders }: Kept): string[] => [
  ...result.inputs,
  ...modules,
  ...folders,
  ...CONFIG_FILES,
  ...aboveAll(result.inputs, result.root),
];

/** What esbuild reads, in the folders of the files and in those above, to find what they import. */
function aboveAll(files: readonly string[], root: string): string[] {
  const folders = new Set<string>();
  const rise = (folder: string): void => {
    if (folders.has(folder)) return;
    folders.add(folder);
    rise(path.dirname(folder));
  };
  for (const folder of new Set(files.map((file) => path.dirname(file))))
    rise(path.resolve(root, folder));
  return [...folders].flatMap((folder) => READ_THERE.map((name) => path.join(folder, name)));
}

const READ_THERE: readonly string[] = [
  'package.json',
  'tsconfig.json',
  'jsconfig.json',
  ...['valibot', 'gen-dtos'].map((name) => `node_modules/${name}/package.json`),
];

function readLastRun(request: ProjectRequest): LastRun | undefined {
  const file = fileFor(request);
  try {
    return file === undefined ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as LastRun);
  } catch {
    return undefined; // missing or damaged
  }
}

function write(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}-${process.pid}`, text);
    renameSync(`${file}-${process.pid}`, file);
  } catch {
    // The folder is not writable: then no run is remembered.
  }
}

/** In the nearest `node_modules`, where other tools keep caches; `undefined` if there is none. */
function fileFor(request: ProjectRequest): string | undefined {
  const root = rootOf(request);
  const name = `${digest([root, request.config]).slice(0, 16)}.json`;
  for (let folder = root; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    if (existsSync(modules)) return path.join(modules, '.cache/gen-dtos', name);
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** Identifies this build of the generator, and what its result may depend on besides files. */
function makerOf(request: ProjectRequest): string {
  const own = stampsOf([fileURLToPath(import.meta.url)], '');
  const environment = Object.entries(process.env).filter(([name]) => !OF_THE_SHELL.has(name));
  return digest([own, process.version, process.cwd(), request, environment.toSorted()]);
}

/** Variables that a shell sets differently for each command. */
const OF_THE_SHELL: ReadonlySet<string> = new Set(['_', 'SHLVL', 'PWD', 'OLDPWD']);

/** Searching needs a library that is slow to load, so it is imported only when it is needed. */
async function modelsOf(
  config: Config,
  root: string,
): Promise<{ readonly models: readonly string[]; readonly looked: readonly string[] }> {
  const { modelFiles } = await import('./1-load/find-files.js');
  const looked = new Set<string>();
  const models = await modelFiles(config, root, looked);
  return { models, looked: [...looked] };
}
