import { readFileSync, type Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '../4-emit/output-file.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isOurs } from '../ir/mark.js';
import { foreign, inaccessible, symlink } from './obstacles.js';

/** What writing would do: nothing has been done yet. */
export interface Plan {
  readonly create: readonly OutputFile[];
  readonly change: readonly OutputFile[];
  readonly unchanged: readonly OutputFile[];
  /** Files of ours that no model asks for any more. */
  readonly remove: readonly string[];
  /** Names that a run which was killed has left. */
  readonly leftovers: readonly string[];
  /** What stands in the way; then nothing may be written. */
  readonly obstacles: readonly Diagnostic[];
}

/** The output folder: where it is, below which root, and how complaints name it. */
export interface OutputFolder {
  readonly root: string;
  /** Relative to the root. */
  readonly shown: string;
}

export const pathOf = ({ root, shown }: OutputFolder): string => path.join(root, shown);

/** What the lock and the staging folder of a run begin with. */
export const OWN = '.gen-dtos';

/** The texts that are known to be in the output folder, by file name: they are not read again. */
export type KnownTexts = Map<string, string>;

/** Compares the files with the output folder, and writes nothing. */
export async function plan(
  files: readonly OutputFile[],
  output: OutputFolder,
  known: KnownTexts = new Map(),
): Promise<Plan> {
  try {
    return await compare(files, output, known);
  } catch (error) {
    return unwritable(error, output.shown);
  }
}

async function compare(
  files: readonly OutputFile[],
  output: OutputFolder,
  known: KnownTexts,
): Promise<Plan> {
  const { shown } = output;
  const folder = pathOf(output);
  const bar = await barred(output);
  if (bar !== undefined) return bar;
  const others = new Map((await entriesOf(folder)).map((entry) => [entry.name, entry]));
  const create: OutputFile[] = [];
  const change: OutputFile[] = [];
  const unchanged: OutputFile[] = [];
  const obstacles: Diagnostic[] = [];
  const lists = { create, change, unchanged };
  for (const file of files) {
    const found = compareFile(file, others.get(file.name), output, known);
    if (typeof found === 'string') lists[found].push(file);
    else obstacles.push(found);
    others.delete(file.name);
  }
  const remove = await orphans(folder, [...others.values()]);
  const wanted = new Set(files.map((file) => file.name));
  const hiding = [...others.keys()].filter((name) => hidesOurs(name, wanted));
  const stay = hiding.filter((name) => !remove.includes(name));
  obstacles.push(...stay.map((name) => foreign(`${shown}/${name}`)));
  const leftovers = [...others.keys()].filter((name) => name.startsWith(OWN));
  return { create, change, unchanged, remove, leftovers, obstacles };
}

/** What is to be done with a file, or what stands in its place. */
function compareFile(
  file: OutputFile,
  entry: Dirent | undefined,
  output: OutputFolder,
  known: KnownTexts,
): 'create' | 'change' | 'unchanged' | Diagnostic {
  if (entry === undefined) return 'create';
  const shown = (): string => `${output.shown}/${file.name}`;
  if (!entry.isFile()) return entry.isSymbolicLink() ? symlink(shown()) : foreign(shown());
  if (known.get(file.name) === file.text) return 'unchanged';
  const text = readFileSync(path.join(pathOf(output), file.name), 'utf8'); // thousands: waiting for each takes longer
  if (text === file.text || hasSameLines(text, file.text)) return 'unchanged';
  return isOurs(text) ? 'change' : foreign(shown());
}

/** Git may have checked it out with the line ends of Windows, or stored it without those of prettier. */
const hasSameLines = (one: string, other: string): boolean =>
  one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');

/** TypeScript reads `user.ts` where there is one, and not the `user.d.ts` beside it. */
const hidesOurs = (name: string, wanted: ReadonlySet<string>): boolean =>
  /\.tsx?$/.test(name) && wanted.has(name.replace(/\.tsx?$/, '.d.ts'));

async function orphans(folder: string, others: readonly Dirent[]): Promise<string[]> {
  const candidates = others
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .filter((name) => /\.(?:[jt]s|json|md)$/.test(name));
  const ours: string[] = [];
  for (const name of candidates.toSorted()) {
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => ''); // not ours to read
    if (isOurs(text)) ours.push(name);
  }
  return ours;
}

/** A plan to do nothing, because of a link on the way to the folder, if there is one. */
export async function barred(output: OutputFolder): Promise<Plan | undefined> {
  const link = await linkOnTheWay(output);
  return link === undefined ? undefined : blocked([symlink(link)]);
}

/** The first part of the folder's path that is a symbolic link, from the root on. */
async function linkOnTheWay({ root, shown }: OutputFolder): Promise<string | undefined> {
  const parts = shown.split('/');
  for (let count = 1; count <= parts.length; count++) {
    const part = parts.slice(0, count).join('/');
    if (await isLink(path.join(root, part))) return part;
  }
  return undefined;
}

async function isLink(file: string): Promise<boolean> {
  return lstat(file).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

/** A plan to do nothing, because of what stands in the way. */
export function blocked(obstacles: readonly Diagnostic[]): Plan {
  return { create: [], change: [], unchanged: [], remove: [], leftovers: [], obstacles };
}

/** The same because of what the system said: no permission, no space, no such device. */
export function unwritable(error: unknown, shown: string): Plan {
  if (!(error instanceof Error) || !('syscall' in error)) throw error;
  return blocked([inaccessible(shown, error.message)]);
}
