import { build, type Message, type Metafile, type Plugin } from 'esbuild';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { KEPT, keptFiles, type KeptFiles } from './kept-files.js';
import type { FoundImports } from './look-up.js';
import { packagesOutside, type ImportedPackage } from './packages-outside.js';

/** Files of a project in one module that Node can import. Each is run when it is asked for. */
export interface Bundle {
  /** It exports `files`: for each of them, a function that runs it and returns its exports. */
  readonly module: string;
  readonly files: readonly BundledFile[];
  readonly imports: Imports;
  /** Whether all of them are ES modules that import each other at the top: then each can run anew alone. */
  readonly isPlain: boolean;
  readonly packages: readonly ImportedPackage[];
}

/** What each file imports of the others, absolute. */
export type Imports = ReadonlyMap<string, readonly string[]>;

export interface BundledFile {
  readonly file: string;
  /** The files that it consists of, absolute, itself first. */
  readonly inputs: readonly string[];
}

export interface Bundling {
  readonly cwd: string;
  /** A folder of its own. */
  readonly into: string;
  /** Files that have run, and stay outside. */
  readonly kept?: KeptFiles;
  /** What a bundle of the same files has found, if none came or went since. Added to. */
  readonly found?: FoundImports;
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
 * Turns TypeScript files into a module in `into`. The project's own files are bundled; packages stay
 * outside and are imported from where they are, so that valibot is the project's one copy.
 *
 * @throws {BundleError} If a file has a syntax error or imports what can't be found.
 */
export async function bundle(
  files: readonly string[],
  { cwd, into, kept = new Map(), found = new Map() }: Bundling,
): Promise<Bundle> {
  const packages = new Map<string, ImportedPackage>();
  const module = path.join(into, 'bundle.mjs');
  const { metafile } = await build({
    stdin: { contents: entryOf(files), resolveDir: cwd, sourcefile: ENTRY },
    absWorkingDir: cwd,
    outfile: module,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    sourcesContent: false,
    metafile: true,
    logLevel: 'silent',
    ignoreAnnotations: true, // run what Node would run: an import for its effect, too
    plugins: [entriesOf(files), keptFiles(kept, found), packagesOutside(packages, found)],
  }).catch((error: unknown) => {
    throw isBuildFailure(error) ? new BundleError(error.errors) : error;
  });
  const imports = importsIn(metafile, cwd);
  return {
    module,
    files: files.map((file) => ({ file, inputs: inputsOf([file], imports) })),
    imports,
    isPlain: Object.entries(metafile.inputs).every(
      ([input, meta]) => input === ENTRY || isPlain(meta),
    ),
    packages: [...packages.values()],
  };
}

/** The file that we make up; what is wrong in it is wrong with what it imports. */
export const ENTRY = 'gen-dtos-entry';

/** Bundled, each `import()` becomes a function that runs the file where it stands. */
function entryOf(files: readonly string[]): string {
  const runs = files.map((file, index) => `() => import('${specifierOf(file, index)}')`);
  return `export const files = [${runs.join(', ')}];`;
}

/** By its path, or by number: being asked for a thousand of those takes as long as reading the files. */
const specifierOf = (file: string, index: number): string =>
  isResolved(file) ? file : `${ENTRY}:${index}`;

/** Whether esbuild would take a path for no other: it follows links, and gives some letters a meaning. */
function isResolved(file: string): boolean {
  try {
    return /^\/[\w/.-]+$/.test(file) && realpathSync.native(file) === file;
  } catch {
    return false; // whoever reads it says why not
  }
}

/** Finds the files that are named by number. */
function entriesOf(files: readonly string[]): Plugin {
  return {
    name: 'entries',
    setup(setup) {
      setup.onResolve({ filter: new RegExp(`^${ENTRY}:\\d+$`) }, ({ path: entry }) => {
        const file = files[Number(entry.slice(`${ENTRY}:`.length))];
        return file === undefined ? undefined : { path: file };
      });
    },
  };
}

function importsIn({ inputs }: Metafile, cwd: string): Imports {
  const own = Object.entries(inputs).filter(
    ([input]) => input !== ENTRY && !input.startsWith(`${KEPT}:`),
  );
  const pathOf = (input: string): string =>
    path.resolve(cwd, input.startsWith(`${KEPT}:`) ? input.slice(KEPT.length + 1) : input);
  return new Map(
    own.map(([input, { imports }]) => [
      pathOf(input),
      imports.filter(({ external }) => !external).map((imported) => pathOf(imported.path)),
    ]),
  );
}

function isPlain({ format, imports }: Metafile['inputs'][string]): boolean {
  return (
    format === 'esm' &&
    imports.every(({ external, kind }) => external || kind === 'import-statement')
  );
}

/** The files that files consist of, each itself first. */
export function inputsOf(files: readonly string[], imports: Imports): string[] {
  const visited = new Set<string>();
  const visit = (input: string): void => {
    const imported = imports.get(input);
    if (imported === undefined || visited.has(input)) return;
    visited.add(input);
    imported.forEach(visit);
  };
  files.forEach(visit);
  return [...visited];
}

function isBuildFailure(error: unknown): error is { errors: Message[] } {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
