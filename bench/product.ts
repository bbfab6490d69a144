import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bench, installed, made, repository } from './folders.js';

export const command: string = join(installed, 'dist/generator/cli/bin.js');

/**
 * Copies the built package into `node_modules`, as `npm install` would. A link would not do,
 * because the models and the product must share one copy of valibot.
 */
export function installProduct(): void {
  rmSync(installed, { recursive: true, force: true });
  for (const entry of ['package.json', 'dist']) {
    cpSync(join(repository, entry), join(installed, entry), { recursive: true });
  }
}

/** Generates the Dtos of `models/` with the command that users run. */
export function generateDtos(): void {
  rmSync(join(made, 'generated'), { recursive: true, force: true });
  runOrThrow(process.execPath, [command, '--silent'], bench);
}

export function runOrThrow(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')}\n${stdout}${stderr}`);
  return stdout;
}
