import { pathToFileURL } from 'node:url';
import type { Bundle } from '../bundle/bundle.js';
import type { Exports } from '../loaded.js';
import { runUserCode } from './user-code.js';

/** A file of the user's that is ready to be run. */
export interface OpenFile {
  readonly file: string;
  /** The files that it consists of, absolute, itself first. */
  readonly inputs: readonly string[];
  /** Runs it and returns its exports. */
  readonly run: () => Promise<Exports>;
}

/**
 * Imports a bundle and, before it, each package that it imports: as long as that takes, a file that
 * asks for the package is the one that is being evaluated.
 *
 * @throws {LoadError} If a package throws, or lacks what is imported of it.
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
