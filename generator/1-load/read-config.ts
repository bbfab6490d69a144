import path from 'node:path';
import * as v from 'valibot';
import { helpForName } from '../../src/model/problems.js';
import type { Config } from '../config.js';
import { diagnosticOf, type Diagnostic, type Location } from '../diagnostics/diagnostic.js';
import { bundle, BundleError, type ImportedPackage } from './bundle.js';
import { bundleDiagnostics } from './bundle-diagnostics.js';
import type { Progress } from './loaded.js';
import { locate, relative } from './locate.js';
import { openBundle } from './open-bundle.js';
import { LoadError, locationInStack, stackOf, textOf } from './user-code.js';

/** A configuration, and where it was read. */
export interface ConfigFile {
  readonly config: Config;
  readonly file: string;
  /** The files that went into it, absolute, itself first. */
  readonly inputs: readonly string[];
  readonly packages: readonly ImportedPackage[];
}

const Path = v.pipe(
  v.string(),
  v.nonEmpty('Name a path'),
  v.excludes('\0', 'A path has no null character'),
  v.check(
    (text) => !path.posix.isAbsolute(text) && !path.win32.isAbsolute(text),
    'It is absolute: paths are relative to the folder of the configuration',
  ),
);
const Url = v.pipe(
  v.string(),
  v.startsWith('/', "A path starts with '/'"),
  v.regex(/^(?:\/[\w.~-]+)+$/, 'A path is made of plain segments, as in /users'),
);

const OPERATIONS = ['create', 'read', 'list', 'update', 'replace', 'delete'] as const;

const PATCH_FORMATS = ['json', 'merge-patch', 'json-patch'] as const;

/** The objects of OpenAPI are handed on as they are: its linters know them better. */
const Handed = v.looseObject({});

const ConfigSchema = v.strictObject({
  models: v.pipe(v.array(Path), v.nonEmpty('Name at least one glob')),
  outDir: Path,
  emit: v.optional(v.picklist(['ts', 'js'])),
  openapi: v.optional(
    v.strictObject({
      info: v.looseObject({ title: v.string(), version: v.string() }),
      servers: v.optional(v.array(Handed)),
      securitySchemes: v.optional(v.record(v.string(), Handed)),
      security: v.optional(v.array(Handed)),
      resources: v.optional(
        v.record(
          v.string(),
          v.strictObject({
            path: Url,
            operations: v.pipe(v.array(v.picklist(OPERATIONS)), v.nonEmpty('Name an operation')),
            patch: v.optional(
              v.pipe(v.array(v.picklist(PATCH_FORMATS)), v.nonEmpty('Name a format')),
            ),
          }),
        ),
      ),
    }),
  ),
  accessMatrix: v.optional(v.boolean()),
  prettier: v.optional(v.boolean()),
});

/** Runs a configuration file and checks what it exports. */
export async function readConfig(
  file: string,
  root: string,
  temporary: string,
  progress: Progress,
): Promise<ConfigFile | { readonly diagnostics: readonly Diagnostic[] }> {
  const evaluating = (): void => progress({ file: relative(file, root), of: 'config' });
  evaluating();
  try {
    const bundled = await bundle([file], { cwd: root, into: temporary });
    const { packages, files } = bundled;
    const [opened] = await openBundle(bundled, root, evaluating);
    const exported = asData((await opened?.run())?.['default'], root);
    const result = v.safeParse(ConfigSchema, exported);
    const inputs = files.flatMap((bundledFile) => bundledFile.inputs);
    if (result.success) return { config: exported as Config, file, inputs, packages };
    return { diagnostics: result.issues.map((issue) => invalid(issue, file, root)) };
  } catch (error) {
    if (error instanceof BundleError) return { diagnostics: bundleDiagnostics(error, 'config') };
    if (error instanceof LoadError) return { diagnostics: [threw(error, file, root)] };
    throw error;
  } finally {
    progress(undefined);
  }
}

/** The plain data that it claims to be: it leaves the worker, and it goes into a document. */
function asData(exported: unknown, root: string): unknown {
  try {
    const text = JSON.stringify(exported);
    return text === undefined ? undefined : JSON.parse(text);
  } catch (error) {
    throw new LoadError(textOf(error), locationInStack(stackOf(error), root));
  }
}

type ConfigIssue = v.InferIssue<typeof ConfigSchema>;

function invalid(issue: ConfigIssue, file: string, root: string): Diagnostic {
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

function sentenceOf(issue: ConfigIssue, name: string): string {
  if (isUnknown(issue)) return `'${name}' is not an option.`;
  if (isMissing(issue)) return `'${name}' is missing.`;
  return `'${name}': ${issue.message.replace(/^Invalid (?:type|key): /, '')}.`;
}

function helpFor(issue: ConfigIssue, keys: readonly string[]): string {
  const last = keys.at(-1);
  return isUnknown(issue) && last !== undefined
    ? helpForName(last, optionsAt(keys.slice(0, -1)))
    : 'Default-export defineConfig({ models, outDir }); its type says what is expected.';
}

const isUnknown = (issue: ConfigIssue): boolean => issue.expected === 'never';

const isMissing = (issue: ConfigIssue): boolean =>
  issue.message.startsWith('Invalid key:') && issue.received === 'undefined';

/** The options beside an unknown one. */
function optionsAt(keys: readonly string[]): string[] {
  let schema: Described = ConfigSchema;
  for (const key of keys) schema = present(schema.entries?.[key] ?? schema.value ?? {});
  return Object.keys(schema.entries ?? {});
}

interface Described {
  readonly type?: string;
  readonly wrapped?: Described;
  readonly entries?: Readonly<Record<string, Described>>;
  readonly value?: Described;
}

const present = (schema: Described): Described => schema.wrapped ?? schema;

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
      message: `${relative(file, root)} threw while it was loaded: ${error.message}`,
      help: 'The configuration is run to read it, and it is plain data. Correct what it throws.',
    },
    error.location ?? { file: relative(file, root) },
  );
}
