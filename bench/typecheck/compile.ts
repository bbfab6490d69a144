import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bench } from '../folders.js';
import type { Program } from './programs.js';

/** The package of a compiler. */
export type Compiler = 'typescript-7' | 'typescript';

export interface Compilation {
  readonly checkSeconds: number;
  readonly totalSeconds: number;
  readonly instantiations: number;
  readonly types: number;
}

/** Compiles everything once. */
export function compile(compiler: Compiler, { folder }: Program): Compilation {
  return run(compiler, folder, []);
}

/** Compiles again after a change of one file, with the build info of the compilation before. */
export function recompile(compiler: Compiler, { folder, edited }: Program): Compilation {
  const buildInfo = join(folder, 'tsconfig.tsbuildinfo');
  const incremental = ['--incremental', '--tsBuildInfoFile', buildInfo];
  rmSync(buildInfo, { force: true });
  run(compiler, folder, incremental);
  const text = readFileSync(edited, 'utf8');
  writeFileSync(edited, `${text}export const more = 1;\n`);
  const compilation = run(compiler, folder, incremental);
  writeFileSync(edited, text);
  return compilation;
}

function run(compiler: Compiler, folder: string, more: readonly string[]): Compilation {
  const tsc = join(bench, 'node_modules', compiler, 'bin/tsc');
  // One thread, so that nothing is counted twice and both compilers do the same work.
  const threads = compiler === 'typescript-7' ? ['--singleThreaded'] : [];
  const args = [tsc, '-p', folder, '--extendedDiagnostics', ...threads, ...more];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
  const number = (label: string): number => {
    const found = new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(stdout);
    return found ? Number(found[1]) : 0;
  };
  return {
    checkSeconds: number('Check time'),
    totalSeconds: number('Total time'),
    instantiations: number('Instantiations'),
    types: number('Types'),
  };
}
