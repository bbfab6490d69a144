import { build, type Message, type Metafile, type Plugin } from 'esbuild';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ImportedValibots } from './valibot-version.js';

/** Files of a project as modules that Node can import, each under its own name. */
export interface Bundle {
  /** The module of each file, by the file's absolute path. */
  readonly modules: ReadonlyMap<string, Bundled>;
  readonly valibots: ImportedValibots;
}

export interface Bundled {
  readonly module: string;
  /** The files that went into it, absolute, itself first. */
  readonly inputs: readonly string[];
}

/** What esbuild could not read, as it said it. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  readonly messages: readonly Message[];

  constructor(messages: readonly Message[]) {
    super(messages.map((message) => message.text).join('\n'));
    this.messages = messages;
  }
}

/**
 * Turns TypeScript files into modules in `into`. The project's own files are bundled; packages stay
 * outside and are imported from where they are, so that valibot is the project's one copy.
 *
 * @throws {BundleError} If a file has a syntax error or imports what can't be found.
 */
export async function bundle(files: readonly string[], cwd: string, into: string): Promise<Bundle> {
  const valibots = new Map<string, string>();
  const entries = files.map((_, index) => ({ in: `${ENTRY}${index}`, out: `${index}` }));
  const result = await build({
    entryPoints: entries,
    absWorkingDir: cwd,
    outdir: into,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    metafile: true,
    logLevel: 'silent',
    ignoreAnnotations: true, // run what Node would run: an import for its effect, too
    plugins: [entriesOf(files), packagesOutside(valibots)],
  }).catch((error: unknown) => {
    throw isBuildFailure(error) ? new BundleError(error.errors) : error;
  });
  const outputs = outputsOf(result.metafile, cwd);
  const modules = files.map((file, index) => {
    const module = path.join(into, `${index}.mjs`);
    return [file, { module, inputs: inputsOf(module, outputs, cwd) }] as const;
  });
  return { modules: new Map(modules), valibots };
}

const ENTRY = 'gen-dtos-entry:';

/** Names the files by number: esbuild takes a `*` in the path of an entry for a pattern. */
function entriesOf(files: readonly string[]): Plugin {
  return {
    name: 'entries',
    setup(setup) {
      setup.onResolve({ filter: new RegExp(`^${ENTRY}\\d+$`) }, ({ path: entry }) => {
        const file = files[Number(entry.slice(ENTRY.length))];
        return file === undefined ? undefined : { path: file };
      });
    },
  };
}

/** Marks our own look-ups, which the plugin must let pass. */
const resolving = Symbol('resolving');

/** Leaves what a package manager installed to Node, by absolute address: the bundle lies elsewhere. */
const packagesOutside = (valibots: Map<string, string>): Plugin => ({
  name: 'packages-outside',
  setup(setup) {
    setup.onResolve({ filter: /^[^./]|^\.[^./]|^\.\.[^/]/ }, async (args) => {
      if (args.kind === 'entry-point' || args.pluginData === resolving) return undefined;
      const found = await setup.resolve(args.path, {
        kind: args.kind,
        importer: args.importer,
        resolveDir: args.resolveDir,
        pluginData: resolving,
      });
      if (found.errors.length > 0 || found.external) return found;
      if (args.path === 'valibot' && !valibots.has(found.path)) {
        valibots.set(found.path, args.importer);
      }
      const isJavaScript = /\.[cm]?js$/.test(found.path);
      return isJavaScript ? { path: pathToFileURL(found.path).href, external: true } : found;
    });
  },
});

type Outputs = ReadonlyMap<string, Metafile['outputs'][string]>;

/** What esbuild says of its outputs, by their absolute paths. */
function outputsOf(metafile: Metafile, cwd: string): Outputs {
  const outputs = Object.entries(metafile.outputs);
  return new Map(outputs.map(([output, meta]) => [path.resolve(cwd, output), meta]));
}

/** The files that went into a module and the chunks that it shares with others. */
function inputsOf(module: string, outputs: Outputs, cwd: string): string[] {
  const inputs = new Set<string>();
  const visited = new Set<string>();
  const visit = (output: string): void => {
    const meta = outputs.get(output);
    if (meta === undefined || visited.has(output)) return;
    visited.add(output);
    for (const input of Object.keys(meta.inputs)) inputs.add(path.resolve(cwd, input));
    const chunks = meta.imports.filter((imported) => !imported.external);
    for (const chunk of chunks) visit(path.resolve(cwd, chunk.path));
  };
  visit(module);
  return [...inputs];
}

function isBuildFailure(error: unknown): error is { errors: Message[] } {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
