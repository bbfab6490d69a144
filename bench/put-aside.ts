import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { made } from './folders.js';

const aside = join(made, 'aside');

/**
 * Moves a folder out of the way. It is removed only after all measurements: for minutes after
 * thousands of files were removed, ext4 skips their inodes whenever it needs one, and writing as
 * many files again takes several times as long.
 */
export function putAside(folder: string): void {
  if (!existsSync(folder)) return;
  mkdirSync(aside, { recursive: true });
  renameSync(folder, join(mkdtempSync(join(aside, 'folder-')), basename(folder)));
}

export function removeAside(): void {
  rmSync(aside, { recursive: true, force: true });
}
