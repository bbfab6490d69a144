import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '../4-emit/emit.js';
import { diagnosticOf, type Diagnostic } from '../diagnostics/diagnostic.js';
import { isOurs } from '../ir/mark.js';

/** What writing would do: nothing has been done yet. */
export interface Plan {
  readonly create: readonly OutputFile[];
  readonly change: readonly OutputFile[];
  readonly unchanged: readonly OutputFile[];
  /** Files of ours that no model asks for any more. */
  readonly remove: readonly string[];
  /** What stands in the way; then nothing may be written. */
  readonly obstacles: readonly Diagnostic[];
}

/** Compares the files with the output folder. `shown` is the folder as complaints name it. */
export async function plan(
  files: readonly OutputFile[],
  folder: string,
  shown: string,
): Promise<Plan> {
  if (await isLink(folder)) return blocked([symlink(shown)]);
  const present = new Map((await entriesOf(folder)).map((entry) => [entry.name, entry]));
  const create: OutputFile[] = [];
  const change: OutputFile[] = [];
  const unchanged: OutputFile[] = [];
  const obstacles: Diagnostic[] = [];
  for (const file of files) {
    const entry = present.get(file.name);
    const name = `${shown}/${file.name}`;
    if (entry === undefined) create.push(file);
    else if (entry.isSymbolicLink()) obstacles.push(symlink(name));
    else if (!entry.isFile()) obstacles.push(foreign(name));
    else {
      const text = await readFile(path.join(folder, file.name), 'utf8');
      if (text === file.text) unchanged.push(file);
      else if (isOurs(text)) change.push(file);
      else obstacles.push(foreign(name));
    }
  }
  const wanted = new Set(files.map((file) => file.name));
  const others = [...present.values()].filter((entry) => entry.isFile() && !wanted.has(entry.name));
  return { create, change, unchanged, remove: await orphans(folder, others), obstacles };
}

async function orphans(folder: string, others: readonly Dirent[]): Promise<string[]> {
  const candidates = others
    .map((entry) => entry.name)
    .filter((name) => /\.(?:ts|json)$/.test(name));
  const ours: string[] = [];
  for (const name of candidates.toSorted()) {
    if (isOurs(await readFile(path.join(folder, name), 'utf8'))) ours.push(name);
  }
  return ours;
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

function blocked(obstacles: readonly Diagnostic[]): Plan {
  return { create: [], change: [], unchanged: [], remove: [], obstacles };
}

function symlink(file: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'output-symlink',
      message: `${file} is a symbolic link, and writing through links is refused.`,
      help: 'Replace it by a real file or folder, or choose another outDir.',
    },
    { file },
  );
}

function foreign(file: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'output-foreign',
      message: `${file} exists and was not written by gen-dtos.`,
      help: 'Move it, or choose another outDir. It was left as it is.',
    },
    { file },
  );
}
