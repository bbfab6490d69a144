import { statSync } from 'node:fs';
import path from 'node:path';
import { styleText } from 'node:util';
import { render, type Paint, type ShowPath } from '../diagnostics/render.js';
import { generate } from '../generate.js';
import type { GenerateOptions, GenerateResult } from '../generation.js';
import { HELP, readArguments, UsageError, type Arguments } from './arguments.js';
import { readVersion } from './version.js';

/** The world of the command: what it is given and where it speaks. */
export interface Terminal {
  readonly args: readonly string[];
  readonly color: boolean;
  /** Data. */
  readonly out: (text: string) => void;
  /** Progress and complaints. */
  readonly err: (text: string) => void;
  /** The time, in milliseconds. */
  readonly now: () => number;
  /** Asks to be told when the user wants the command to end, instead of being ended. */
  readonly onEnd: (end: () => void) => void;
}

const DONE = 0;
const NEEDS_WORK = 1;
const BAD_USAGE = 2;
const OUR_BUG = 70;

/** Runs the command and returns its exit code. */
export async function run(terminal: Terminal): Promise<number> {
  try {
    const args = readArguments(terminal.args);
    if (args.help) return say(terminal, HELP);
    if (args.version) return say(terminal, `${readVersion()}\n`);
    if (!isFolder(args.cwd)) throw new UsageError(`There is no readable folder '${args.cwd}'.`);
    return await (args.watch ? runWatcher : runGenerator)(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(
        `error usage: ${error.message}\n  help: npx gen-dtos --help lists the options.\n`,
      );
      return BAD_USAGE;
    }
    terminal.err(bugReport(error));
    return OUR_BUG;
  }
}

async function runGenerator(args: Arguments, terminal: Terminal): Promise<number> {
  const start = terminal.now();
  const result = await generate(optionsFor(args, terminal));
  report(result, args, terminal, terminal.now() - start);
  return exitCodeOf(result);
}

/** Goes on until the user ends it: then all is well, whatever the last run found. */
async function runWatcher(args: Arguments, terminal: Terminal): Promise<number> {
  const { watch } = await import('../watch.js');
  const ended = new AbortController();
  terminal.onEnd(() => ended.abort());
  let start = 0;
  await watch(optionsFor(args, terminal), ended.signal, {
    onStart: () => (start = terminal.now()),
    onResult: (result) => report(result, args, terminal, terminal.now() - start),
  });
  return DONE;
}

function optionsFor(args: Arguments, terminal: Terminal): GenerateOptions {
  const { check, cwd, config } = args;
  const onOutput = args.silent ? () => undefined : terminal.err;
  return { check, cwd, onOutput, ...(config !== undefined && { config }) };
}

function report(result: GenerateResult, args: Arguments, terminal: Terminal, time: number): void {
  const paint: Paint = (style, text) =>
    terminal.color ? styleText(style, text, { validateStream: false }) : text;
  const showPath: ShowPath = (file) =>
    path.relative(process.cwd(), path.join(result.root, file)) || file;
  for (const diagnostic of result.diagnostics) {
    if (args.silent && diagnostic.severity !== 'error') continue;
    terminal.err(`${render(diagnostic, paint, showPath)}\n`);
  }
  if (args.json) terminal.out(`${JSON.stringify(dataOf(result), null, 2)}\n`);
  if (args.silent) return;
  if (!args.check) {
    for (const { file, status } of result.outputs) {
      if (args.watch && status === 'unchanged') continue;
      terminal.err(`${paint('dim', status.padEnd(9))} ${showPath(file)}\n`);
    }
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
  if (args.check) return `${files} are as the models say (${time} ms).`;
  const written = result.outputs.filter(({ status }) => status !== 'unchanged').length;
  return `${files}, ${written} written or removed, in ${time} ms.`;
}

/** What build caches and scripts read. */
function dataOf(result: GenerateResult): object {
  const { root, ok, inputs, outputs, diagnostics } = result;
  return { root, ok, inputs, outputs, diagnostics };
}

async function exitCodeOf(result: GenerateResult): Promise<number> {
  if (result.ok) return DONE;
  const { CATALOGUE } = await import('../diagnostics/catalogue.js'); // most runs need none of it
  const isUsage = result.diagnostics.some(({ code }) => CATALOGUE[code].isUsage);
  return isUsage ? BAD_USAGE : NEEDS_WORK;
}

function isFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

function say(terminal: Terminal, text: string): number {
  terminal.out(text);
  return DONE;
}

function bugReport(error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `error internal: This is a bug of gen-dtos, not of your project.\n${details}\n  help: Please report it with the text above and the model that causes it.\n`;
}
