import path from 'node:path';
import { emit, type OutputFile, type PrintModel } from './4-emit/emit.js';
import { format } from './5-format/format.js';
import { plan, type Plan } from './6-write/plan.js';
import { staleness } from './6-write/staleness.js';
import { write } from './6-write/write.js';
import { hasErrors, type Diagnostic } from './diagnostics/diagnostic.js';
import type { ProjectRequest } from './1-load/loaded.js';
import type { Config } from './config.js';
import { readIsolated } from './isolate.js';
import type { GenerateOptions, GenerateResult, Output } from './generation.js';
import { remember } from './last-run.js';

/** What a run is given that others follow. */
export interface Repeated {
  /** Knows the texts of the runs before. */
  readonly print: PrintModel;
  /** Told what the configuration says, which the next run may not be able to read. */
  readonly onConfig: (config: Config) => void;
  readonly signal: AbortSignal;
}

/** The phases in their order: load → check → lower → emit → format → write. */
export async function generateAnew(
  request: ProjectRequest,
  { check = false, onOutput = () => undefined, timeLimit = 10_000 }: GenerateOptions,
  repeated?: Repeated,
): Promise<GenerateResult> {
  const started = Date.now();
  let isSilent = true;
  const hear = (text: string): void => {
    isSilent = false;
    onOutput(text);
  };

  const options = { onOutput: hear, timeLimit, signal: repeated?.signal };
  const { config, program, packages, ...read } = await readIsolated(request, options); // load → check → lower
  if (config !== undefined) repeated?.onConfig(config);
  if (config === undefined || program === undefined) return { ...read, ok: false, outputs: [] };

  const formatted = await format(emit(program, config, repeated?.print), config, read.root);
  if ('code' in formatted) return failed(read, formatted);

  const shown = path.posix.normalize(config.outDir).replace(/\/$/, '');
  const done = await (check ? plan : write)(formatted, { root: read.root, shown });
  const complaints = [...done.obstacles, ...(check ? staleness(done, shown) : [])];
  const diagnostics = [...read.diagnostics, ...complaints];
  if (done.obstacles.length > 0) return { ...read, diagnostics, ok: false, outputs: [] };

  const ok = !hasErrors(diagnostics);
  const result = { ...read, diagnostics, ok, outputs: outputsOf(done, shown) };
  if (ok && isSilent && !check && !repeated)
    await remember({ request, started, config, packages, result });
  return result;
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
