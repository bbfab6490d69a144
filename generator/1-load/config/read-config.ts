import path from 'node:path';
import * as v from 'valibot';
import { isThenable } from '../../../src/runtime/thenable.js';
import type { Config } from '../../config.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { bundle, BundleError, type Bundle } from '../bundle/bundle.js';
import { bundleDiagnostics } from '../bundle/bundle-diagnostics.js';
import type { ImportedPackage } from '../bundle/packages-outside.js';
import type { Progress } from '../loaded.js';
import { missingExports } from '../packages/missing-exports.js';
import { openBundle, type OpenFile } from '../run/open-bundle.js';
import { LoadError, locationInStack, stackOf, textOf } from '../run/user-code.js';
import { shownPath } from '../source/shown-path.js';
import { invalid, promised, threw } from './config-complaints.js';
import { ConfigSchema } from './config-schema.js';

/** A configuration and the files it was read from. */
export interface ConfigFile {
  readonly config: Config;
  readonly file: string;
  /** The absolute paths of the file itself, which comes first, and of all that it imports. */
  readonly inputs: readonly string[];
  readonly packages: readonly ImportedPackage[];
  /** The paths that it and its imports import. */
  readonly sought: readonly string[];
}

/** Runs a configuration file and checks what it exports. */
export async function readConfig(
  file: string,
  root: string,
  temporary: string,
  progress: Progress,
): Promise<ConfigFile | { readonly diagnostics: readonly Diagnostic[] }> {
  const evaluating = (): void => progress({ file: shownPath(file, root), of: 'config' });
  evaluating();
  try {
    const bundled = await bundle([file], { cwd: root, into: temporary });
    const { packages, files, sought } = bundled;
    const opened = await openConfig(bundled, root, evaluating);
    if ('diagnostics' in opened) return opened;
    const written = (await opened.file?.run())?.['default'];
    const exported = asData(written, root);
    if (isThenable(written)) return { diagnostics: [promised(file, root)] };
    const inputs = files.flatMap((bundledFile) => bundledFile.inputs);
    // Return what was written, not the schema's output: that has its keys in another order.
    if (v.is(ConfigSchema, exported)) {
      const config = { ...exported, outDir: plainPath(exported.outDir) };
      return { config, file, inputs, packages, sought };
    }
    const { issues = [] } = v.safeParse(ConfigSchema, exported);
    return { diagnostics: issues.map((issue) => invalid(issue, file, root)) };
  } catch (error) {
    if (error instanceof BundleError && error.unwritable === undefined)
      return { diagnostics: bundleDiagnostics(error, root, 'config') };
    if (error instanceof LoadError) return { diagnostics: [threw(error, file, root)] };
    throw error;
  } finally {
    progress(undefined);
  }
}

/** A path as it is shown and imported, whichever system it was written on. */
const plainPath = (text: string): string =>
  path.posix.normalize(text.replaceAll('\\', '/')).replace(/\/$/, '');

/** The file, ready to run, or diagnostics about imports that don't exist. */
async function openConfig(
  bundled: Bundle,
  root: string,
  evaluating: () => void,
): Promise<{ readonly file: OpenFile | undefined } | { readonly diagnostics: Diagnostic[] }> {
  try {
    const [file] = await openBundle(bundled, root, evaluating);
    return { file };
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    const diagnostics = await missingExports(error, bundled, root, 'config-failed');
    if (diagnostics.length === 0) throw error;
    return { diagnostics };
  }
}

/** The configuration as plain data: it is sent out of the worker, and printed into a document. */
function asData(exported: unknown, root: string): unknown {
  try {
    const text = JSON.stringify(exported, onlyData);
    return text === undefined ? undefined : JSON.parse(text);
  } catch (error) {
    throw new LoadError(textOf(error), locationInStack(stackOf(error), root));
  }
}

/**
 * Turns functions, symbols and promises into `null`, which no option may be. JSON would drop them, or
 * make empty objects of them, and so hide the mistake.
 */
const onlyData = (_: string, value: unknown): unknown =>
  NO_DATA.has(typeof value) || isThenable(value) ? null : value;

const NO_DATA: ReadonlySet<string> = new Set(['function', 'symbol']);
