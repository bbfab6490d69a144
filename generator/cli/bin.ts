#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { run } from './run.js';

// So short a run gets little back of what optimising costs: let it wait until it is sure to. Later
// versions of Node have a cheaper compiler in between, and another name for this.
if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=1000000');

const { env, stderr, stdout } = process;

// Whoever reads the output may stop reading it, as `| head` does: that is no mistake.
for (const stream of [stderr, stdout]) stream.on('error', () => undefined);

process.exitCode = await run({
  args: process.argv.slice(2),
  color: stderr.isTTY && !env['NO_COLOR'],
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  now: () => performance.now(),
  onEnd(end) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  },
});
