import { distinct, hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { bundle, BundleError, stopEsbuild, type Bundle } from '../bundle/bundle.js';
import { bundleDiagnostics } from '../bundle/bundle-diagnostics.js';
import type { Progress } from '../loaded.js';
import { missingExports } from '../packages/missing-exports.js';
import { valibotVersions } from '../packages/valibot-version.js';
import { openBundle, type OpenFile } from '../run/open-bundle.js';
import { LoadError } from '../run/user-code.js';
import { shownPath } from '../source/shown-path.js';
import { threw } from './import-models.js';

/** Model files that are ready to run, and diagnostics about the others. */
export interface OpenFiles {
  readonly files: readonly OpenFile[];
  /** The files that model files import, if the worker stays alive. */
  readonly shared: readonly OpenFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly bundled: Bundle;
}

export interface Opening {
  readonly root: string;
  /** A folder for bundles. */
  readonly temporary: string;
  readonly progress: Progress;
  /**
   * Whether files may run again later. Then the files they import must be runnable on their own,
   * too.
   */
  readonly stays: boolean;
}

/**
 * Bundles and opens files. If some fail, the others still open, so that their mistakes are
 * reported.
 */
export async function openFiles(files: readonly string[], opening: Opening): Promise<OpenFiles> {
  const { bundled, diagnostics: unreadable } = await bundleReadable(files, opening);
  const stopped = opening.stays ? undefined : stopEsbuild();
  const versions = valibotVersions(bundled.packages, opening.root);
  if (hasErrors(versions)) {
    return { files: [], shared: [], diagnostics: [...unreadable, ...versions], bundled };
  }
  const { files: opened, diagnostics: unopened } = await openReadable(bundled, files, opening);
  await stopped;
  const models = new Set(files);
  return {
    files: opened.filter(({ file }) => models.has(file)),
    shared: opened.filter(({ file }) => !models.has(file)),
    diagnostics: [...unreadable, ...versions, ...unopened],
    bundled,
  };
}

async function bundleReadable(
  files: readonly string[],
  { root: cwd, temporary, stays }: Opening,
): Promise<{ readonly bundled: Bundle; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    const bundled = await bundle(files, { cwd, into: temporary });
    const shared = stays && bundled.isPlain ? sharedIn(bundled, files) : [];
    if (shared.length === 0) return { bundled, diagnostics: [] };
    const all = [...files, ...shared];
    return { bundled: await bundle(all, { cwd, into: `${temporary}-all` }), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof BundleError) || error.unwritable !== undefined) throw error;
    const alone = await Promise.allSettled(
      files.map((file, index) => bundle([file], { cwd, into: `${temporary}-${index}` })),
    );
    const readable = files.filter((_, index) => alone[index]?.status === 'fulfilled');
    const bundled = await bundle(readable, { cwd, into: `${temporary}-readable` });
    return { bundled, diagnostics: bundleDiagnostics(error, cwd, 'models') };
  }
}

/** The project's files that model files import and that are not model files themselves. */
function sharedIn({ imports }: Bundle, files: readonly string[]): string[] {
  const models = new Set(files);
  return [...imports.keys()].filter((file) => !models.has(file));
}

/** A package that throws, or lacks an imported name, keeps the whole bundle from opening. */
async function openReadable(
  bundled: Bundle,
  files: readonly string[],
  opening: Opening,
): Promise<Pick<OpenFiles, 'files' | 'diagnostics'>> {
  try {
    return { files: await open(bundled, opening), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
  }
  const { root: cwd, temporary } = opening;
  const diagnostics: Diagnostic[] = [];
  const readable: string[] = [];
  const models = new Set(files);
  for (const [index, { file }] of bundled.files.entries()) {
    if (!models.has(file)) continue;
    const found = await unopenable(file, `${temporary}-open-${index}`, opening);
    if (found.length === 0) readable.push(file);
    diagnostics.push(...found);
  }
  const others = await bundle(readable, { cwd, into: `${temporary}-open` });
  return { files: await open(others, opening), diagnostics: distinct(diagnostics) };
}

/** What keeps a single file from opening; empty if it opens. */
async function unopenable(
  file: string,
  into: string,
  opening: Opening,
): Promise<readonly Diagnostic[]> {
  const { root } = opening;
  const alone = await bundle([file], { cwd: root, into });
  try {
    await open(alone, opening);
    return [];
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    const missing = await missingExports(error, alone, root, 'model-import');
    return missing.length > 0 ? missing : [threw(error, file, root)];
  }
}

function open(bundled: Bundle, { root, progress }: Opening): Promise<OpenFile[]> {
  const evaluating = (file: string): void =>
    progress({ file: shownPath(file, root), of: 'models' });
  return openBundle(bundled, root, evaluating);
}
