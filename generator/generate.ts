import path from 'node:path';
import { emit, type OutputFile } from './4-emit/emit.js';
import { format } from './5-format/format.js';
import { plan, type Plan } from './6-write/plan.js';
import { staleness } from './6-write/staleness.js';
import { write } from './6-write/write.js';
import { hasErrors, type Diagnostic } from './diagnostics/diagnostic.js';
import { readIsolated } from './isolate.js';

export interface GenerateOptions {
  /** Where to look for the configuration. Default: the working directory. */
  readonly cwd?: string;
  /** The configuration file, relative to `cwd`. Default: `gen-dtos.config.ts`. */
  readonly config?: string;
  /** Write nothing; complain about every file that is not as it would be written. */
  readonly check?: boolean;
  /** Told what the model files print while they are loaded. */
  readonly onOutput?: (text: string) => void;
  /** How long a file may take to load, in milliseconds. Default: 10 seconds. */
  readonly timeLimit?: number;
}

/** A generated file and what became of it. */
export interface Output {
  /** Relative to the folder of the configuration, with `/`. */
  readonly file: string;
  readonly status: 'created' | 'changed' | 'unchanged' | 'removed';
}

export interface GenerateResult {
  /** The folder of the configuration: what every path is relative to. */
  readonly root: string;
  /** Whether the output is as the models say. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Every file that was read: the inputs of a build cache. */
  readonly inputs: readonly string[];
  /** Every file that is ours: its outputs. */
  readonly outputs: readonly Output[];
}

/**
 * Generates the code of a project: what `npx gen-dtos` does.
 *
 * @param options Which project, and whether to check only.
 *
 * @returns What was read and written, and every complaint. Nothing is written if one is an error.
 *
 * @example
 * ```ts
 * import { generate } from 'gen-dtos/generator';
 *
 * const { ok, outputs } = await generate({ cwd: 'packages/api' });
 * ```
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  const { cwd = '.', config: file, onOutput = () => undefined, timeLimit = 10_000 } = options;
  const request = { cwd: path.resolve(cwd), ...(file !== undefined && { config: file }) };

  const { config, program, ...read } = await readIsolated(request, { onOutput, timeLimit }); // load → check → lower
  if (config === undefined || program === undefined) return { ...read, ok: false, outputs: [] };

  const formatted = await format(emit(program, config), config, read.root);
  if ('code' in formatted) return failed(read, formatted);

  const shown = path.posix.normalize(config.outDir).replace(/\/$/, '');
  const done = await (options.check ? plan : write)(formatted, { root: read.root, shown });
  const complaints = [...done.obstacles, ...(options.check ? staleness(done, shown) : [])];
  const diagnostics = [...read.diagnostics, ...complaints];
  if (done.obstacles.length > 0) return { ...read, diagnostics, ok: false, outputs: [] };
  return { ...read, diagnostics, ok: !hasErrors(diagnostics), outputs: outputsOf(done, shown) };
}

function failed(
  read: Omit<GenerateResult, 'ok' | 'outputs'>,
  complaint: Diagnostic,
): GenerateResult {
  return { ...read, diagnostics: [...read.diagnostics, complaint], ok: false, outputs: [] };
}

function outputsOf(done: Plan, shown: string): Output[] {
  const listed = (files: readonly OutputFile[], status: Output['status']): Output[] =>
    files.map(({ name }) => ({ file: `${shown}/${name}`, status }));
  return [
    ...listed(done.create, 'created'),
    ...listed(done.change, 'changed'),
    ...listed(done.unchanged, 'unchanged'),
    ...done.remove.map((name): Output => ({ file: `${shown}/${name}`, status: 'removed' })),
  ].sort((a, b) => (a.file < b.file ? -1 : 1));
}
