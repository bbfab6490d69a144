import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bench, made, repository } from '../folders.js';
import { runOrThrow } from '../product.js';

/**
 * Builds the product at a commit, and the user parser that it emits.
 *
 * @returns The parser's file, as `builtModule` returns it for the current product.
 */
export async function buildEarlier(commit: string): Promise<string> {
  const clone = join(made, 'earlier');
  rmSync(clone, { recursive: true, force: true });
  runOrThrow('git', ['clone', '--quiet', '--shared', '--no-checkout', repository, clone], bench);
  runOrThrow('git', ['checkout', '--quiet', commit], clone);
  symlinkSync(join(repository, 'node_modules'), join(clone, 'node_modules'));
  runOrThrow('npm', ['run', 'build', '--silent'], clone);

  const project = join(clone, 'bench');
  const packages = join(project, 'node_modules');
  mkdirSync(packages);
  symlinkSync(join(bench, 'node_modules/valibot'), join(packages, 'valibot'));
  for (const entry of ['package.json', 'dist']) {
    cpSync(join(clone, entry), join(packages, 'gen-dtos', entry), { recursive: true });
  }
  const command = join(packages, 'gen-dtos/dist/generator/cli/bin.js');
  runOrThrow(process.execPath, [command, '--silent'], project);

  const outfile = join(project, '.tmp/build/gen-dtos.mjs');
  await build({
    stdin: { contents: PARSER, resolveDir: join(project, 'peers/user'), loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

/** This way to call a Dto has not changed since the first commit. */
const PARSER = `
import { safeParse } from 'gen-dtos/runtime';
import { updateUserByOwner } from '../../.tmp/generated/user.js';
export const parse = (input: unknown) => safeParse(updateUserByOwner, input);
`;
