#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { isColoured } from './is-coloured.js';
import { BAD_USAGE, run } from './run.js';
import { writeData } from './write-data.js';

// So short a run gets little back of what optimising costs: let it wait until it is sure to. Later
// versions of Node have a cheaper compiler in between, and another name for this.
if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=1000000');

const { env, stderr, stdout } = process;

let stop = (): void => undefined;

// There is nobody to tell that nothing can be told.
for (const stream of [stderr, stdout]) stream.on('error', () => undefined);

stdout.once('error', ({ code }: NodeJS.ErrnoException) => {
  stop();
  // Whoever reads the output may stop reading it, as `| head` does: that is no mistake. Other tools
  // are ended by SIGPIPE without a word, or do as this one does, as ripgrep.
  if (code === 'EPIPE') return;
  stderr.write(
    `error stdout: What was asked for could not be written (${code}).\n  help: Make room for it, or send it elsewhere.\n`,
  );
  process.once('exit', () => (process.exitCode = BAD_USAGE));
});

process.exitCode = await run({
  args: process.argv.slice(2),
  color: isColoured(stderr.isTTY, env),
  out: (text) => writeData(text, stdout),
  err: (text) => stderr.write(text),
  now: () => performance.now(),
  onEnd(end) {
    stop = end;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  },
});
