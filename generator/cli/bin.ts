#!/usr/bin/env node
import { run } from './run.js';

const { env, stderr, stdout } = process;

process.exitCode = await run({
  args: process.argv.slice(2),
  color: stderr.isTTY && !env['NO_COLOR'],
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  now: () => performance.now(),
});
