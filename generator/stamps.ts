/** What tells whether files are as they were, without reading them. */
import { hash } from 'node:crypto';
import { readdirSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';

/** The same for values that are the same as JSON. */
export const digest = (value: unknown): string => hash('sha256', JSON.stringify(value));

/** What changes whenever one of the files does, or is no longer there. */
export function stampsOf(files: readonly string[], root: string): string {
  const stamps = new Float64Array(files.length * 4);
  files.forEach((file, index) => {
    const stats = statsOf(fileIn(root, file));
    if (stats) stamps.set([stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino], index * 4);
  });
  return hash('sha256', stamps);
}

/** There are thousands: putting each path in order takes longer than asking for the file. */
export const fileIn = (root: string, file: string): string =>
  path.isAbsolute(file) ? file : `${root}/${file}`;

/** When a file changed; nothing if there is none. */
export function changeOf(file: string): number | undefined {
  const stats = statsOf(file);
  return stats && Math.max(stats.mtimeMs, stats.ctimeMs);
}

/** Nothing if there is no such file, and none can be: a folder on the way to it may be a file now. */
function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** A digest of the names in a folder; of one that can't be read, nothing. */
export function namesIn(folder: string): string {
  try {
    return digest(readdirSync(folder).toSorted());
  } catch {
    return '';
  }
}
