import { readdir, readFileSync, realpath, stat, statSync } from 'node:fs';
import path from 'node:path';
import { glob } from 'tinyglobby';
import type { Config } from '../config.js';
import { isOurs } from '../ir/mark.js';
import { CONFIG_FILES } from './config-names.js';
import type { ProjectRequest } from './loaded.js';

/**
 * The files that the globs match, without those that gen-dtos generated.
 *
 * @param looked Filled with the folders that were searched, and the links along the way.
 * @param barred Filled with those of them that are there but could not be read, and why.
 */
export async function modelFiles(
  config: Config,
  root: string,
  looked: Set<string> = new Set(),
  barred: Map<string, Error> = new Map(),
): Promise<string[]> {
  const heard: Heard = (file, error) => {
    looked.add(file);
    if (error !== null && !MISSING.has(error.code)) barred.set(path.resolve(file), error);
  };
  const found = await glob([...config.models], {
    cwd: root,
    absolute: true,
    ignore: ['**/node_modules/**'],
    fs: {
      readdir: overheard(readdir, heard),
      realpath: overheard(realpath, heard),
      stat: overheard(stat, heard),
    },
  });
  const output = path.join(root, config.outDir, path.sep);
  return found
    .sort() // with `/`, so that they run in the same order everywhere
    .map((file) => path.normalize(file))
    .filter((file) => !file.startsWith(output) || !isGenerated(file));
}

type Heard = (file: string, error: NodeJS.ErrnoException | null) => void;

/** A function of `node:fs` that also tells which file it was asked about, and how that failed. */
function overheard<Ask extends (file: string, ...rest: never[]) => void>(
  ask: Ask,
  heard: Heard,
): Ask {
  const asked = (file: string, ...rest: unknown[]): void => {
    const answer = rest.pop() as (error: NodeJS.ErrnoException | null, found: unknown) => void;
    const passOn: typeof answer = (error, found) => {
      heard(file, error);
      answer(error, found);
    };
    ask(file, ...([...rest, passOn] as never[]));
  };
  return asked as unknown as Ask; // `node:fs` overloads its functions
}

/** What the system says of links that lead nowhere, and of folders that are gone since. */
const MISSING: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

/**
 * The folders outside the root where models may appear, for globs such as `../models/*.model.ts`.
 */
export async function foldersOutside(config: Config, root: string): Promise<string[]> {
  if (!config.models.some((glob) => glob.includes('..') || path.isAbsolute(glob))) return [];
  const looked = new Set<string>();
  await modelFiles(config, root, looked);
  const isAround = (folder: string): boolean => !path.relative(folder, root).startsWith('..');
  return [...looked].map((folder) => path.resolve(folder)).filter((one) => !isAround(one));
}

function isGenerated(file: string): boolean {
  try {
    return isOurs(readFileSync(file, 'utf8'));
  } catch {
    return false; // reading the file will report why
  }
}

/** The configuration file: the one requested, or the first of the usual names that exists. */
export function configFile(request: ProjectRequest, root: string): string | undefined {
  const names = request.config === undefined ? CONFIG_FILES : [path.basename(request.config)];
  return names.map((name) => path.join(root, name)).find(isFile);
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false; // missing, or not readable
  }
}
