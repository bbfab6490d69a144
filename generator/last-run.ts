import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportedPackage } from './1-load/bundle/packages-outside.js';
import { rootOf, type ProjectRequest } from './1-load/loaded.js';
import { areKnown } from './1-load/packages/known-packages.js';
import type { Config } from './config.js';
import type { GenerateResult } from './generation.js';
import { changeOf, digest, fileIn, namesIn, stampsOf } from './stamps.js';

/**
 * What a run read and wrote. While all of that is as it was, another run would do the same again,
 * so it need not. Only a build cache asks for it: `--check` never does. What there are thousands of
 * is kept as a digest, for reading it takes longer than making it again.
 */
interface LastRun {
  /** Who made it: this generator, in this process's surroundings. */
  readonly maker: string;
  readonly config: Config;
  /** What files import by name: where it is, relative to the root. */
  readonly modules: readonly string[];
  /** Its outputs are in `outputs`. */
  readonly result: Omit<GenerateResult, 'outputs'>;
  readonly outputs: readonly string[];
  /** What tells every file that counts from another. */
  readonly stamps: string;
  /** The names in the output folder. */
  readonly outputFolder: string;
  /** The files that the globs of the configuration named. */
  readonly models: string;
  /** Where those were looked for, if it can be told from these paths whether any came or went. */
  readonly looked?: { readonly paths: readonly string[]; readonly stamps: string };
}

/** What another run of the same would return; nothing if anything is different now. */
export async function recall(request: ProjectRequest): Promise<GenerateResult | undefined> {
  try {
    return await recalled(request);
  } catch {
    return undefined; // somebody has changed what was kept: a run says what is wrong, if anything is
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

/** A run that went well. */
export interface Run {
  readonly request: ProjectRequest;
  /** When it began. */
  readonly started: number;
  readonly config: Config;
  readonly packages: readonly ImportedPackage[];
  readonly result: GenerateResult;
}

/** Keeps what a run did, if the next one may rely on it. */
export async function remember(run: Run): Promise<void> {
  const { request, config, packages, result } = run;
  const file = fileFor(request);
  if (file === undefined || !isReliable(run)) return;
  const { root, inputs, outputs, ...rest } = result;
  const { models, looked } = await modelsOf(config, root);
  const read = new Set(inputs.map((input) => path.join(root, input)));
  if (!models.every((model) => read.has(model))) return; // one came meanwhile
  const kept = {
    modules: packages.map(({ module }) => path.relative(root, module)),
    result: { root, inputs, ...rest },
    outputs: outputs.filter(({ status }) => status !== 'removed').map((output) => output.file),
  };
  const tellsWhatComes = looked.every((one) => (changeOf(one) ?? 0) <= Date.now() - COARSE);
  const last: LastRun = {
    ...kept,
    maker: makerOf(request),
    config,
    stamps: stampsOf(filesOf(kept), root),
    outputFolder: namesIn(path.join(root, config.outDir)),
    models: digest(models),
    ...(tellsWhatComes && { looked: { paths: looked, stamps: stampsOf(looked, root) } }),
  };
  write(file, JSON.stringify(last));
}

/** Whether all that it depends on is known, and was as it is before it began. */
function isReliable({ started, config, packages, result: { root, inputs } }: Run): boolean {
  if (config.prettier === true || !areKnown(packages)) return false;
  return inputs.every((one) => (changeOf(fileIn(root, one)) ?? Infinity) <= started - COARSE);
}

/** Some disks know times to two seconds only. */
const COARSE = 2_000;

const filesOf = ({
  result,
  modules,
  outputs,
}: Pick<LastRun, 'result' | 'modules' | 'outputs'>): string[] => [
  ...result.inputs,
  ...modules,
  ...outputs,
];

function readLastRun(request: ProjectRequest): LastRun | undefined {
  const file = fileFor(request);
  try {
    return file === undefined ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as LastRun);
  } catch {
    return undefined; // there is none, or it was not finished
  }
}

function write(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}-${process.pid}`, text);
    renameSync(`${file}-${process.pid}`, file);
  } catch {
    // Somebody else's folder: then every run is the first.
  }
}

/** In the nearest `node_modules`, where other tools keep such files; nothing if there is none. */
function fileFor(request: ProjectRequest): string | undefined {
  const root = rootOf(request);
  const name = `${digest([root, request.config]).slice(0, 16)}.json`;
  for (let folder = root; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    if (existsSync(modules)) return path.join(modules, '.cache/gen-dtos', name);
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** The generator as it was built, and what its answers may depend on besides files. */
function makerOf(request: ProjectRequest): string {
  const own = stampsOf([fileURLToPath(import.meta.url)], '');
  const environment = Object.entries(process.env).filter(([name]) => !OF_THE_SHELL.has(name));
  return digest([own, process.version, request, environment.toSorted()]);
}

/** What a shell says of itself, differently from command to command. */
const OF_THE_SHELL: ReadonlySet<string> = new Set(['_', 'SHLVL', 'PWD', 'OLDPWD']);

/** Looking for files takes a library, which is only loaded where nothing else tells. */
async function modelsOf(
  config: Config,
  root: string,
): Promise<{ readonly models: readonly string[]; readonly looked: readonly string[] }> {
  const { modelFiles } = await import('./1-load/find-files.js');
  const looked = new Set<string>();
  const models = await modelFiles(config, root, looked);
  return { models, looked: [...looked] };
}
