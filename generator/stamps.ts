/** Tells whether files have changed, without reading them. */
import { hash } from 'node:crypto';
import { readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';

/** Values with the same JSON have the same digest. */
export const digest = (value: unknown): string => hash('sha256', JSON.stringify(value));

/** A digest that changes whenever one of the files changes or disappears. */
export function stampsOf(files: readonly string[], root: string): string {
  const stamps = new Float64Array(files.length * 4);
  files.forEach((file, index) => {
    const stats = statsOf(fileIn(root, file));
    if (stats) stamps.set([stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino], index * 4);
  });
  return hash('sha256', stamps);
}

/** Plain concatenation: for thousands of files, `path.join` takes longer than the `stat` itself. */
export const fileIn = (root: string, file: string): string =>
  path.isAbsolute(file) ? file : `${root}/${file}`;

/** When a file last changed, or `undefined` if there is no such file. */
export function changeOf(file: string): number | undefined {
  const stats = statsOf(file);
  return stats && Math.max(stats.mtimeMs, stats.ctimeMs);
}

/**
 * `undefined` if there is no such file. `statSync` still throws if a folder in its path is now a
 * file.
 */
function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** A digest of a folder's real path and the names in it; an empty text if it can't be read. */
export function namesIn(folder: string): string {
  try {
    return digest([realpathSync(folder), readdirSync(folder).toSorted()]);
  } catch {
    return '';
  }
}
