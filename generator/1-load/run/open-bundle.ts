import { pathToFileURL } from 'node:url';
import type { Bundle } from '../bundle/bundle.js';
import type { Exports } from '../loaded.js';
import { runUserCode } from './user-code.js';

/** A user's file that is ready to run. */
export interface OpenFile {
  readonly file: string;
  /** The absolute paths of the file itself, which comes first, and of all that it imports. */
  readonly inputs: readonly string[];
  /** Runs it and returns its exports. */
  readonly run: () => Promise<Exports>;
}

/**
 * Imports each package that a bundle needs, then the bundle. While a package loads, `evaluating`
 * names a file that imports it.
 *
 * @throws {LoadError} If a package throws, or lacks an imported name.
 */
export async function openBundle(
  { module, files, packages }: Bundle,
  root: string,
  evaluating: (file: string) => void,
): Promise<OpenFile[]> {
  for (const { module: ofPackage, importer, isFirst } of packages) {
    if (!isFirst) continue;
    evaluating(importer);
    await runUserCode(() => importModule(ofPackage), root);
  }
  const { files: runs } = (await runUserCode(() => importModule(module), root)) as {
    files: (() => Promise<Exports>)[];
  };
  return runs.flatMap((run, index) => {
    const bundled = files[index];
    return bundled ? [{ ...bundled, run: () => runUserCode(run, root) }] : [];
  });
}

const importModule = (module: string): Promise<Exports> => import(pathToFileURL(module).href);
