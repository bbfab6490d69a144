import { statSync } from 'node:fs';
import { generateUntil } from '../generate.js';
import type { GenerateOptions, GenerateResult } from '../generation.js';
import { HELP, readArguments, UsageError, type Arguments } from './arguments.js';
import { report } from './report.js';
import type { Terminal } from './terminal.js';
import { readVersion } from './version.js';

const DONE = 0;
const NEEDS_WORK = 1;
export const BAD_USAGE = 2;
const OUR_BUG = 70;

/** Runs the command and returns its exit code; `undefined` if the user ended a run. */
export async function run(terminal: Terminal): Promise<number | undefined> {
  try {
    const args = readArguments(terminal.args);
    if (args.help) return say(terminal, HELP);
    if (args.version) return say(terminal, `${readVersion()}\n`);
    if (!hasWorkingFolder()) throw new UsageError('The working directory is gone.');
    if (!isFolder(args.cwd)) throw new UsageError(`There is no readable folder '${args.cwd}'.`);
    return await (args.watch ? runWatcher : runGenerator)(args, terminal);
  } catch (error) {
    return complain(error, terminal);
  }
}

/** Prints what was thrown, and returns the exit code. */
function complain(error: unknown, terminal: Terminal): number {
  const usage = usageOf(error);
  if (usage === undefined) {
    terminal.err(bugReport(error));
    return OUR_BUG;
  }
  terminal.err(`error usage: ${usage}\n`);
  return BAD_USAGE;
}

/** What is wrong with how the command is used, if that is why it failed. */
function usageOf(error: unknown): string | undefined {
  if (error instanceof UsageError) {
    return `${error.message}\n  help: ${error.help}npx gen-dtos --help lists the options.`;
  }
  if (!isLimit(error)) return undefined;
  return `A limit of the system is reached (${error.message}).\n  help: ${HELP_FOR_LIMITS}`;
}

async function runGenerator(args: Arguments, terminal: Terminal): Promise<number | undefined> {
  const start = terminal.now();
  const ended = new AbortController();
  terminal.onEnd(() => ended.abort());
  const result = await generateUntil(ended.signal, optionsFor(args, terminal));
  if (ended.signal.aborted) return undefined;
  report(result, args, terminal, terminal.now() - start);
  return exitCodeOf(result);
}

/** Runs until the user ends it. The exit code is then 0, whatever the last run found. */
async function runWatcher(args: Arguments, terminal: Terminal): Promise<number> {
  const { watch } = await import('../watch/watch.js');
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

async function exitCodeOf(result: GenerateResult): Promise<number> {
  if (result.ok) return DONE;
  const { CATALOGUE } = await import('../diagnostics/catalogue.js'); // most runs don't need it
  const isUsage = result.diagnostics.some(({ code }) => CATALOGUE[code].isUsage);
  return isUsage ? BAD_USAGE : NEEDS_WORK;
}

function hasWorkingFolder(): boolean {
  try {
    return process.cwd() !== '';
  } catch {
    return false; // somebody has removed it
  }
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

/** Too many files are open or watched: whatever fails then is no mistake of ours. */
const isLimit = (error: unknown): error is Error =>
  error instanceof Error && /^(?:EMFILE|ENFILE|ENOSPC): /.test(error.message);

const HELP_FOR_LIMITS =
  'Too many files are open or watched. Close other programs that watch files, or raise the limit: ulimit -n or, on Linux, sysctl fs.inotify.max_user_watches and max_user_instances.';

function bugReport(error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `error internal: This is a bug in gen-dtos, not in your project.\n${details}\n  help: Please report it with the text above and the model that causes it.\n`;
}
