import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportedPackage } from './1-load/bundle.js';
import { areKnown } from './1-load/known-packages.js';
import { rootOf, type ProjectRequest } from './1-load/loaded.js';
import type { Config } from './config.js';
import type { GenerateResult } from './generation.js';

/**
 * What a run read and wrote. While all of that is as it was, another run would do the same again,
 * so it need not. Only a build cache asks for it: `--check` never does.
 */
interface LastRun {
  /** Who made it: this generator, in this process's surroundings. */
  readonly maker: string;
  readonly config: Config;
  /** Every file that counts, relative to the root, with what tells it from another. */
  readonly stamps: readonly (readonly [file: string, ...stamp: Stamp])[];
  /** The names in the output folder. */
  readonly outputFolder: readonly string[];
  /** The files that the globs of the configuration named. */
  readonly models: readonly string[];
  readonly result: GenerateResult;
}

/** What another run of the same would return; nothing if anything is different now. */
export async function recall(request: ProjectRequest): Promise<GenerateResult | undefined> {
  const root = rootOf(request);
  const last = readLastRun(request);
  if (last?.maker !== makerOf(request)) return undefined;
  const { config, models, outputFolder, result, stamps } = last;
  const isAsItWas = stamps.every(([file, ...stamp]) => isSame(stampOf(fileIn(root, file)), stamp));
  if (!isAsItWas || !isSame(namesIn(path.join(root, config.outDir)), outputFolder))
    return undefined;
  return isSame(await modelsOf(config, root), models) ? result : undefined;
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
  const { request, started, config, packages, result } = run;
  const file = fileFor(request);
  if (file === undefined || config.prettier === true) return;
  if (!areKnown(packages)) return;
  const { root, inputs, outputs } = result;
  if (inputs.some((input) => changedSince(fileIn(root, input), started - COARSE))) return;
  const present = outputs.filter(({ status }) => status !== 'removed');
  const modules = packages.map(({ module }) => path.relative(root, module));
  const read = [...inputs, ...modules, ...present.map((output) => output.file)];
  const last: LastRun = {
    maker: makerOf(request),
    config,
    stamps: read.map((one) => [one, ...stampOf(fileIn(root, one))] as const),
    outputFolder: namesIn(path.join(root, config.outDir)),
    models: await modelsOf(config, root),
    result: { ...result, outputs: present.map((one) => ({ ...one, status: 'unchanged' })) },
  };
  write(file, JSON.stringify(last));
}

/** Some disks know times to two seconds only. */
const COARSE = 2_000;

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
    if (stampOf(modules).length > 0) return path.join(modules, '.cache/gen-dtos', name);
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** The generator as it was built, and what its answers may depend on besides files. */
function makerOf(request: ProjectRequest): string {
  const own = stampOf(fileURLToPath(import.meta.url));
  const environment = Object.entries(process.env).filter(([name]) => !OF_THE_SHELL.has(name));
  return digest([own, process.version, request, environment.toSorted()]);
}

/** What a shell says of itself, differently from command to command. */
const OF_THE_SHELL: ReadonlySet<string> = new Set(['_', 'SHLVL', 'PWD', 'OLDPWD']);

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** What changes whenever a file does; nothing if there is no such file. */
type Stamp = readonly number[];

function stampOf(file: string): Stamp {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino] : [];
}

/** There are thousands: putting each path in order takes longer than asking for the file. */
const fileIn = (root: string, file: string): string =>
  path.isAbsolute(file) ? file : `${root}/${file}`;

function changedSince(file: string, time: number): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined || Math.max(stats.mtimeMs, stats.ctimeMs) > time;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** Looking for files takes a library, which is only loaded when all else is the same. */
async function modelsOf(config: Config, root: string): Promise<string[]> {
  const { modelFiles } = await import('./1-load/find-files.js');
  return modelFiles(config, root);
}

const isSame = <Item>(ones: readonly Item[], others: readonly Item[]): boolean =>
  ones.length === others.length && ones.every((one, index) => one === others[index]);
