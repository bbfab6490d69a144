import * as v from 'valibot';
import { helpForName } from '../../../src/model/problems.js';
import type { Config } from '../../config.js';
import { diagnosticOf, type Diagnostic, type Location } from '../../diagnostics/diagnostic.js';
import { bundle, BundleError, type Bundle } from '../bundle/bundle.js';
import { bundleDiagnostics } from '../bundle/bundle-diagnostics.js';
import type { ImportedPackage } from '../bundle/packages-outside.js';
import type { Progress } from '../loaded.js';
import { missingExports } from '../packages/missing-exports.js';
import { openBundle, type OpenFile } from '../run/open-bundle.js';
import { helpForThrown, LoadError, locationInStack, stackOf, textOf } from '../run/user-code.js';
import { locate } from '../source/locate.js';
import { shownPath } from '../source/shown-path.js';
import { ConfigSchema, optionsBeside } from './config-schema.js';

/** A configuration, and where it was read. */
export interface ConfigFile {
  readonly config: Config;
  readonly file: string;
  /** The files that went into it, absolute, itself first. */
  readonly inputs: readonly string[];
  readonly packages: readonly ImportedPackage[];
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
    const { packages, files } = bundled;
    const opened = await openConfig(bundled, root, evaluating);
    if ('diagnostics' in opened) return opened;
    const exported = asData((await opened.file?.run())?.['default'], root);
    const inputs = files.flatMap((bundledFile) => bundledFile.inputs);
    // As it was written: what the schema returns has its keys in another order.
    if (v.is(ConfigSchema, exported)) return { config: exported, file, inputs, packages };
    const { issues = [] } = v.safeParse(ConfigSchema, exported);
    return { diagnostics: issues.map((issue) => invalid(issue, file, root)) };
  } catch (error) {
    if (error instanceof BundleError)
      return { diagnostics: bundleDiagnostics(error, root, 'config') };
    if (error instanceof LoadError) return { diagnostics: [threw(error, file, root)] };
    throw error;
  } finally {
    progress(undefined);
  }
}

/** The file, ready to be run, or what it imports in vain. */
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

/** The plain data that it claims to be: it leaves the worker, and it goes into a document. */
function asData(exported: unknown, root: string): unknown {
  try {
    const text = JSON.stringify(exported, noFunction);
    return text === undefined ? undefined : JSON.parse(text);
  } catch (error) {
    throw new LoadError(textOf(error), locationInStack(stackOf(error), root));
  }
}

/** `null`, which no option may be: left out, as JSON would have it, a mistake would not be seen. */
const noFunction = (_: string, value: unknown): unknown =>
  typeof value === 'function' ? null : value;

function invalid(issue: v.BaseIssue<unknown>, file: string, root: string): Diagnostic {
  const keys = (issue.path ?? []).map(({ key }) => key).filter((key) => typeof key === 'string');
  const name = v.getDotPath(issue);
  return diagnosticOf(
    {
      code: 'config-invalid',
      message:
        name === null
          ? 'The file has no default export that is a configuration.'
          : sentenceOf(issue, name),
      help: helpFor(issue, keys),
    },
    placeOf(keys, file, root),
  );
}

function sentenceOf(issue: v.BaseIssue<unknown>, name: string): string {
  if (isUnknown(issue)) return `'${name}' is not an option.`;
  if (isMissing(issue)) return `'${name}' is missing.`;
  return `'${name}': ${issue.message.replace(/^Invalid (?:type|key): /, '')}.`;
}

function helpFor(issue: v.BaseIssue<unknown>, keys: readonly string[]): string {
  const last = keys.at(-1);
  return isUnknown(issue) && last !== undefined
    ? helpForName(last, optionsBeside(keys))
    : 'Default-export defineConfig({ models, outDir }); its type says what is expected.';
}

const isUnknown = (issue: v.BaseIssue<unknown>): boolean => issue.expected === 'never';

const isMissing = (issue: v.BaseIssue<unknown>): boolean =>
  issue.message.startsWith('Invalid key:') && issue.received === 'undefined';

/** Where it is said or, if it is not, where the nearest thing around it is. */
function placeOf(keys: readonly string[], file: string, root: string): Location | undefined {
  const found = locate({ keys }, [file], root);
  return found?.line === undefined && keys.length > 0
    ? placeOf(keys.slice(0, -1), file, root)
    : found;
}

function threw(error: LoadError, file: string, root: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'config-failed',
      message: `${shownPath(file, root)} threw while it was loaded: ${error.message}`,
      help: helpForThrown(
        error,
        'The configuration is run to read it, and it is plain data. Correct what it throws.',
      ),
    },
    error.location ?? { file: shownPath(file, root) },
  );
}
