import * as v from 'valibot';
import { helpForName } from '../../src/model/problems.js';
import type { Config } from '../config.js';
import { diagnosticOf, type Diagnostic } from '../diagnostics/diagnostic.js';
import { bundle, BundleError } from './bundle.js';
import { bundleDiagnostics } from './bundle-diagnostics.js';
import { importFile, LoadError } from './import-file.js';
import type { Progress } from './loaded.js';
import { locate, relative } from './locate.js';

const Path = v.pipe(v.string(), v.nonEmpty('Name a path'));
const Url = v.pipe(v.string(), v.startsWith('/', "A path starts with '/'"));

const OPERATIONS = ['create', 'read', 'list', 'update', 'replace', 'delete'] as const;

/** The objects of OpenAPI are handed on as they are: its linters know them better. */
const Handed = v.looseObject({});

const ConfigSchema = v.strictObject({
  models: v.pipe(v.array(Path), v.nonEmpty('Name at least one glob')),
  outDir: Path,
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
          }),
        ),
      ),
    }),
  ),
  prettier: v.optional(v.boolean()),
});

/** Runs a configuration file and checks what it exports. */
export async function readConfig(
  file: string,
  root: string,
  temporary: string,
  progress: Progress,
): Promise<Config | { readonly diagnostics: readonly Diagnostic[] }> {
  progress(relative(file, root));
  try {
    const { modules } = await bundle([file], root, temporary);
    const module = modules.get(file);
    const exported = module && (await importFile(module.module, root))['default'];
    const result = v.safeParse(ConfigSchema, exported);
    if (!result.success)
      return { diagnostics: result.issues.map((issue) => invalid(issue, file, root)) };
    // Into the plain data that it claims to be: it leaves the worker, and it goes into a document.
    return JSON.parse(JSON.stringify(result.output)) as Config;
  } catch (error) {
    if (error instanceof BundleError) return { diagnostics: bundleDiagnostics(error, 'config') };
    if (error instanceof LoadError) return { diagnostics: [threw(error, file, root)] };
    throw error;
  } finally {
    progress(undefined);
  }
}

function invalid(issue: v.InferIssue<typeof ConfigSchema>, file: string, root: string): Diagnostic {
  const path = v.getDotPath(issue);
  const last = issue.path?.at(-1)?.key;
  const name = typeof last === 'string' ? last : undefined;
  const unknown = issue.expected === 'never' && name !== undefined;
  return diagnosticOf(
    {
      code: 'config-invalid',
      message:
        path === null
          ? 'The file has no default export that is a configuration.'
          : `'${path}': ${issue.message}.`,
      help: unknown
        ? helpForName(name, Object.keys(ConfigSchema.entries))
        : 'Default-export defineConfig({ models, outDir }); its type says what is expected.',
    },
    locate(name === undefined ? { literal: 'default' } : { literal: name }, [file], root),
  );
}

function threw(error: LoadError, file: string, root: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'config-failed',
      message: `${relative(file, root)} threw while it was loaded: ${error.message}`,
      help: 'The configuration is run to read it. Correct what it throws.',
    },
    error.location ?? { file: relative(file, root) },
  );
}
