#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { isColoured } from './is-coloured.js';
import { BAD_USAGE, run } from './run.js';
import { writeData } from './write-data.js';

// A run is too short to earn back what optimizing costs, so let the optimizer wait. Later versions
// of Node have a cheaper compiler in between, and another name for this flag.
if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=1000000');

const { env, stderr, stdout } = process;

let stop = (): void => undefined;
let ending: NodeJS.Signals | undefined;

// If nobody reads our output, there is nobody to report that to.
for (const stream of [stderr, stdout]) stream.on('error', () => undefined);

stdout.once('error', ({ code }: NodeJS.ErrnoException) => {
  stop();
  // A reader may stop early, as `| head` does. That is not an error: like ripgrep, end quietly.
  if (code === 'EPIPE') return;
  stderr.write(
    `error stdout: The output could not be written (${code}).\n  help: Free some space, or send it elsewhere.\n`,
  );
  process.once('exit', () => (process.exitCode = BAD_USAGE));
});

let isDone = false;

// The project's prettier runs in this process, with its configuration and plugins. If one of them
// ends it, or waits for what never comes, the output was neither written nor checked.
process.once('exit', () => {
  if (isDone) return;
  stderr.write(
    'error usage: Something ended this process before the command was done.\n  help: If `prettier: true` is set, look for process.exit() and for what never ends in its configuration and plugins.\n',
  );
  process.exitCode = BAD_USAGE;
});

const code = await run({
  args: process.argv.slice(2),
  color: isColoured(stderr.isTTY, env),
  out: (text) => writeData(text, stdout),
  err: (text) => stderr.write(text),
  now: () => performance.now(),
  onEnd(end) {
    stop = end;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        ending = signal;
        end();
      });
    }
  },
});

isDone = true;

// A shell ends a script only if the command that it waits for is ended by the signal, too.
if (code === undefined && ending !== undefined) process.kill(process.pid, ending);
else process.exitCode = code;
