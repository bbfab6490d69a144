import { build, stop, type Message, type Metafile, type Plugin } from 'esbuild';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { NativePartError } from '../../diagnostics/native-part.js';
import { endEsbuild } from './esbuild-process.js';
import { KEPT, keptFiles, type KeptFiles } from './kept-files.js';
import type { FoundImports } from './look-up.js';
import { packagesOutside, type ImportedPackage } from './packages-outside.js';
import { soughtIn } from './sought.js';

/**
 * A project's files in one module that Node can import. Each file runs only when it is asked for.
 */
export interface Bundle {
  /**
   * The module's path. It exports `files`: for each file, a function that runs it and returns its
   * exports.
   */
  readonly module: string;
  readonly files: readonly BundledFile[];
  readonly imports: Imports;
  /**
   * Whether all are ES modules with static imports only. Then each file can run again on its own.
   */
  readonly isPlain: boolean;
  readonly packages: readonly ImportedPackage[];
  /** The paths that imports name. What is found there may change when files come or go. */
  readonly sought: readonly string[];
}

/** Which of the other files each file imports, by absolute path. */
export type Imports = ReadonlyMap<string, readonly string[]>;

export interface BundledFile {
  readonly file: string;
  /** The absolute paths of the file itself, which comes first, and of all that it imports. */
  readonly inputs: readonly string[];
}

export interface Bundling {
  readonly cwd: string;
  /** An empty folder for the bundle. */
  readonly into: string;
  /** Files that have already run. They stay outside the bundle. */
  readonly kept?: KeptFiles;
  /** Imports resolved for an earlier bundle, while no file has come or gone. New ones are added. */
  readonly found?: FoundImports;
}

const UNWRITABLE = /^Failed to (?:write to output file|create output directory): (.+)/m;

/** Carries esbuild's own messages about what it could not bundle. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  readonly messages: readonly Message[];

  constructor(messages: readonly Message[]) {
    super(messages.map((message) => message.text).join('\n'));
    this.messages = messages;
  }

  /** Why the bundle could not be written, if that is what failed. */
  get unwritable(): string | undefined {
    return UNWRITABLE.exec(this.message)?.[1];
  }
}

/**
 * Bundles TypeScript files into one module in `into`. Packages stay outside and are imported from
 * where they are installed, so that valibot is the project's one copy.
 *
 * @throws {BundleError} If a file has a syntax error, or imports something that can't be found.
 * @throws {NativePartError} If esbuild doesn't start.
 */
export async function bundle(
  files: readonly string[],
  { cwd, into, kept = new Map(), found = new Map() }: Bundling,
): Promise<Bundle> {
  const packages = new Map<string, ImportedPackage>();
  const module = path.join(into, 'bundle.mjs');
  const { metafile } = await started(() =>
    build({
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
      ignoreAnnotations: true, // keep imports that are only for their side effects, as Node would
      plugins: [entriesOf(files), keptFiles(kept, found), packagesOutside(packages, found)],
    }),
  );
  const imports = importsIn(metafile, cwd);
  return {
    module,
    files: files.map((file) => ({ file, inputs: inputsOf([file], imports) })),
    imports,
    isPlain: Object.entries(metafile.inputs).every(
      ([input, meta]) => input === ENTRY || isPlain(meta),
    ),
    packages: [...packages.values()],
    sought: soughtIn(metafile, cwd),
  };
}

/**
 * Ends esbuild's process until it is needed again. A thread that dies of the user's code would leave
 * it behind.
 */
export async function stopEsbuild(): Promise<void> {
  await stop();
  await endEsbuild();
}

/** Runs esbuild. If it can't start, it may throw at once, or reject. */
async function started<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw isBuildFailure(error)
      ? new BundleError(error.errors)
      : new NativePartError('esbuild', error);
  }
}

/** The name of the made-up entry file. An error in it is an error in what it imports. */
export const ENTRY = 'gen-dtos-entry';

/** esbuild turns each `import()` of a bundled file into a call that runs that file. */
function entryOf(files: readonly string[]): string {
  const runs = files.map((file, index) => `() => import('${specifierOf(file, index)}')`);
  return `export const files = [${runs.join(', ')}];`;
}

/**
 * A path where possible. A number needs `entriesOf`, and asking it for a thousand files is slow.
 */
const specifierOf = (file: string, index: number): string =>
  isResolved(file) ? file : `${ENTRY}:${index}`;

/** Whether esbuild takes a path literally: it follows links and gives some characters a meaning. */
function isResolved(file: string): boolean {
  try {
    return /^\/[\w/.-]+$/.test(file) && realpathSync.native(file) === file;
  } catch {
    return false; // reading the file will report why
  }
}

/** Resolves the numbered entries to their files. */
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

/** The files and all that they import, directly or not; the first file comes first. */
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
