import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.js';
import { bundle, BundleError, type Bundle, type ImportedPackage } from './bundle.js';
import { bundleDiagnostics } from './bundle-diagnostics.js';
import { threw } from './import-models.js';
import type { Progress } from './loaded.js';
import { relative } from './locate.js';
import { openBundle, type OpenFile } from './open-bundle.js';
import { LoadError } from './user-code.js';
import { valibotVersions } from './valibot-version.js';

/** Model files that are ready to be run, and what is wrong with the others. */
export interface OpenFiles {
  readonly files: readonly OpenFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly packages: readonly ImportedPackage[];
}

export interface Opening {
  readonly root: string;
  /** A folder for bundles. */
  readonly temporary: string;
  readonly progress: Progress;
}

/** Bundles and opens files. If some can't be, the others still are, for the mistakes in them. */
export async function openFiles(files: readonly string[], opening: Opening): Promise<OpenFiles> {
  const { bundled, diagnostics: unreadable } = await bundleReadable(files, opening);
  const { packages } = bundled;
  const versions = valibotVersions(packages, opening.root);
  if (hasErrors(versions))
    return { files: [], diagnostics: [...unreadable, ...versions], packages };
  const { files: opened, diagnostics: unopened } = await openReadable(bundled, opening);
  return { files: opened, diagnostics: [...unreadable, ...versions, ...unopened], packages };
}

async function bundleReadable(
  files: readonly string[],
  { root, temporary }: Opening,
): Promise<{ readonly bundled: Bundle; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    return { bundled: await bundle(files, root, temporary), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    const alone = await Promise.allSettled(
      files.map((file, index) => bundle([file], root, `${temporary}-${index}`)),
    );
    const readable = files.filter((_, index) => alone[index]?.status === 'fulfilled');
    const bundled = await bundle(readable, root, `${temporary}-readable`);
    return { bundled, diagnostics: bundleDiagnostics(error, 'models') };
  }
}

/** A package that throws, or lacks what is imported of it, stands in the way of all of them. */
async function openReadable(
  bundled: Bundle,
  opening: Opening,
): Promise<Omit<OpenFiles, 'packages'>> {
  try {
    return { files: await open(bundled, opening), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
  }
  const { root, temporary } = opening;
  const diagnostics: Diagnostic[] = [];
  const readable: string[] = [];
  for (const [index, { file }] of bundled.files.entries()) {
    try {
      await open(await bundle([file], root, `${temporary}-open-${index}`), opening);
      readable.push(file);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      diagnostics.push(threw(error, file, root));
    }
  }
  const others = await bundle(readable, root, `${temporary}-open`);
  return { files: await open(others, opening), diagnostics };
}

function open(bundled: Bundle, { root, progress }: Opening): Promise<OpenFile[]> {
  const evaluating = (file: string): void => progress({ file: relative(file, root), of: 'models' });
  return openBundle(bundled, root, evaluating);
}
