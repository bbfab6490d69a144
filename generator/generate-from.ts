import path from 'node:path';
import { atSetting } from './at-setting.js';
import { emit, IN_THREADS, type Printer } from './4-emit/emit.js';
import type { OutputFile } from './4-emit/output-file.js';
import { format } from './5-format/format.js';
import { plan, type KnownTexts, type Plan } from './6-write/plan.js';
import { staleness } from './6-write/staleness.js';
import { write } from './6-write/write.js';
import { hasErrors, type Diagnostic } from './diagnostics/diagnostic.js';
import type { GenerateResult, Output } from './generation.js';
import type { ReadProgram } from './worker/read-program.js';

export interface GenerateFromOptions {
  /** Write nothing; complain about each file that differs from what would be written. */
  readonly check?: boolean;
  /** Under `--watch`, a printer that remembers the texts of earlier runs. */
  readonly print?: Printer;
  readonly onDisk?: KnownTexts;
}

/** The second half of a run, once the program has been read: emit → format → write. */
export async function generateFrom(
  { config, configFile = '', program, root, inputs, diagnostics: found }: ReadProgram,
  { check = false, print = IN_THREADS, onDisk }: GenerateFromOptions,
): Promise<GenerateResult> {
  const read = { root, inputs };
  const failed = (...complaints: readonly Diagnostic[]): GenerateResult => ({
    ...read,
    diagnostics: [...found, ...complaints],
    ok: false,
    outputs: [],
  });
  if (config === undefined || program === undefined) return failed();
  const shown = config.outDir;
  const maker = path.relative(path.join(root, shown), path.join(root, configFile));
  const emitted = await emit(program, config, maker.replaceAll(path.sep, '/'), print);
  const formatted = await format(emitted, config, root);
  if ('code' in formatted) return failed(formatted);
  const output = { root, shown, configFile, inputs };
  const done = await (check ? plan : write)(formatted, output, onDisk);
  // While something stands in the way, to generate again would not help.
  if (done.obstacles.length > 0) return failed(...(await atSetting(done.obstacles, output)));
  const diagnostics = [...found, ...(check ? staleness(done, shown) : [])];
  return { ...read, diagnostics, ok: !hasErrors(diagnostics), outputs: outputsOf(done, shown) };
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
