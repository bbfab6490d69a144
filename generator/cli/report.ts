import path from 'node:path';
import { styleText } from 'node:util';
import { shownPath } from '../1-load/source/shown-path.js';
import { alike } from '../diagnostics/alike.js';
import { render, renderAlike, type Paint, type ShowPath } from '../diagnostics/render.js';
import type { GenerateResult } from '../generation.js';
import type { Arguments } from './arguments.js';
import type { Terminal } from './terminal.js';

/** Prints the result of a run and the time that it took. */
export function report(
  result: GenerateResult,
  args: Arguments,
  terminal: Terminal,
  time: number,
): void {
  const paint: Paint = (style, text) =>
    terminal.color ? styleText(style, text, { validateStream: false }) : text;
  const showPath: ShowPath = (file) =>
    shownPath(path.join(result.root, file), process.cwd()) || file;
  const told = result.diagnostics.filter(({ severity }) => !args.silent || severity === 'error');
  for (const block of alike(told)) {
    const text =
      block.length === 1 ? render(block[0], paint, showPath) : renderAlike(block, paint, showPath);
    terminal.err(`${text}\n`);
  }
  // Under `--watch`, one line per run.
  if (args.json) terminal.out(`${JSON.stringify(dataOf(result), null, args.watch ? 0 : 2)}\n`);
  if (args.silent) return;
  const listed = args.check
    ? []
    : result.outputs.filter(({ status }) => !args.watch || status !== 'unchanged');
  for (const { file, status } of listed) {
    terminal.err(`${paint('dim', status.padEnd(9))} ${showPath(file)}\n`);
  }
  terminal.err(`${summaryOf(result, args, Math.round(time))}\n`);
}

function summaryOf(result: GenerateResult, args: Arguments, time: number): string {
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error').length;
  const files = `${result.outputs.length} files`;
  if (errors > 0) {
    const nothing = args.check ? '' : ' Nothing was written.';
    return `${errors} ${errors === 1 ? 'error' : 'errors'} in ${time} ms.${nothing}`;
  }
  if (args.check) return `${files} are up to date (${time} ms).`;
  const written = result.outputs.filter(({ status }) => status !== 'unchanged').length;
  return `${files}, ${written} written or removed, in ${time} ms.`;
}

/** The data for build caches and scripts. */
function dataOf(result: GenerateResult): object {
  const { root, ok, inputs, outputs, diagnostics } = result;
  return { root, ok, inputs, outputs, diagnostics };
}
