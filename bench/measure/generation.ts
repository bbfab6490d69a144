import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bench, made } from '../folders.js';
import { command, runOrThrow } from '../product.js';
import { putAside } from '../put-aside.js';

export interface Generation {
  readonly seconds: number;
  readonly megabytes: number;
}

/** One run of the command in a project without any output yet. */
export function generateCold(folder: string): Generation {
  putAside(join(folder, 'generated'));
  return generate(folder);
}

/** One run of the command in a project. */
export function generate(folder: string): Generation {
  const peak = join(made, 'peak-memory');
  const preload = pathToFileURL(join(bench, 'measure/peak-memory.mjs')).href;
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', preload, command, '--silent'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, PEAK_MEMORY_FILE: peak } },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(stderr);
  return { seconds, megabytes: Number(readFileSync(peak, 'utf8')) / 1000 };
}

/** The seconds that another generator takes. From the second run on, its output exists already. */
export function generateOtherwise(program: string, args: readonly string[], cwd: string): number {
  const start = performance.now();
  runOrThrow(process.execPath, [program, ...args], cwd);
  return (performance.now() - start) / 1000;
}

/** The seconds that a program takes that does nothing. */
export function startOfNode(): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    spawnSync(process.execPath, ['-e', '']);
    return performance.now() - start;
  });
  return Math.min(...times) / 1000;
}
