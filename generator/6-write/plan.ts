import { readFileSync, type Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '../4-emit/output-file.js';
import { diagnosticOf, type Diagnostic } from '../diagnostics/diagnostic.js';
import { forbiddenBy } from '../diagnostics/forbidden.js';
import { isOurs, withMaker } from '../ir/mark.js';
import { errorCodeOf } from './error-code.js';
import { foreign, inaccessible, symlink } from './obstacles.js';
import { otherMaker, sharedWith } from './other-maker.js';
import { pathOf, type OutputFolder } from './output-folder.js';

/** What a write would do. Making a plan changes nothing. */
export interface Plan {
  readonly create: readonly OutputFile[];
  readonly change: readonly OutputFile[];
  readonly unchanged: readonly OutputFile[];
  /** Our own files that no model needs any more. */
  readonly remove: readonly string[];
  /** Names of files and folders left behind by a run that was killed. */
  readonly leftovers: readonly string[];
  /** What stands in the way. If there is anything, nothing is written. */
  readonly obstacles: readonly Diagnostic[];
}

/** The names of locks and staging folders. Whatever else begins like them is somebody else's. */
const LEFTOVER = /^\.gen-dtos(?:\.lock(?:-\d+)?|-staging-\w+)$/;

/** Texts known to be on disk, by file name in the output folder. They are not read again. */
export type KnownTexts = Map<string, string>;

/** Compares the files with the output folder. Writes nothing. */
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
  const maker = otherMaker(output);
  for (const file of maker === undefined ? files : keepMaker(files, maker)) {
    const found = compareFile(file, others.get(file.name), output, known);
    if (typeof found === 'string') lists[found].push(file);
    else obstacles.push(found);
    others.delete(file.name);
  }
  const remove = await orphans(folder, [...others.values()]);
  if (maker !== undefined) {
    const names = [...change.map(({ name }) => name), ...remove];
    obstacles.push(...sharedWith(maker, names, output));
  }
  const wanted = new Set(files.map((file) => file.name));
  const hiding = [...others.keys()].filter((name) => hidesOurs(name, wanted));
  const stay = hiding.filter((name) => !remove.includes(name));
  obstacles.push(...stay.map((name) => foreign(`${shown}/${name}`)));
  const leftovers = [...others.keys()].filter((name) => LEFTOVER.test(name));
  return { create, change, unchanged, remove, leftovers, obstacles };
}

/** Several configurations of the same models may share a folder: to all of them it is up to date. */
const keepMaker = (files: readonly OutputFile[], maker: string): OutputFile[] =>
  files.map((file) =>
    file.name.startsWith('index.') ? { ...file, text: withMaker(file.text, maker) } : file,
  );

/** What to do with a file, or what stands in its way. */
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
  const text = readFileSync(path.join(pathOf(output), file.name), 'utf8'); // sync is faster for thousands
  if (text === file.text || hasSameLines(text, file.text)) return 'unchanged';
  return isOurs(text) ? 'change' : foreign(shown());
}

/** Git may check files out with CRLF, or store with LF what prettier wrote with CRLF. */
const hasSameLines = (one: string, other: string): boolean =>
  one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');

/** TypeScript prefers `user.ts` to our `user.d.ts` beside it. */
const hidesOurs = (name: string, wanted: ReadonlySet<string>): boolean =>
  /\.tsx?$/.test(name) && wanted.has(name.replace(/\.tsx?$/, '.d.ts'));

async function orphans(folder: string, others: readonly Dirent[]): Promise<string[]> {
  const candidates = others
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .filter((name) => /\.(?:[jt]s|json|md)$/.test(name));
  const ours: string[] = [];
  for (const name of candidates.toSorted()) {
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => ''); // unreadable: not ours
    if (isOurs(text)) ours.push(name);
  }
  return ours;
}

/** If the path to the folder contains a symbolic link, a plan that does nothing and says so. */
export async function barred(output: OutputFolder): Promise<Plan | undefined> {
  const link = await linkOnTheWay(output);
  return link === undefined ? undefined : blocked([symlink(link)]);
}

/** The first symbolic link on the path from the root to the folder. */
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
  return readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCodeOf(error) === 'ENOENT') return [];
    throw error;
  });
}

/** A plan that does nothing because of obstacles. */
export function blocked(obstacles: readonly Diagnostic[]): Plan {
  return { create: [], change: [], unchanged: [], remove: [], leftovers: [], obstacles };
}

/** A plan that does nothing because of a system error, such as no permission or no space. */
export function unwritable(error: unknown, shown: string): Plan {
  const forbidden = forbiddenBy(error);
  if (forbidden) return blocked([diagnosticOf(forbidden)]);
  if (!(error instanceof Error) || !('syscall' in error)) throw error;
  return blocked([inaccessible(shown, error.message)]);
}
