import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const COMPILERS = ['typescript-5.4/lib/tsc.js', 'typescript-5.9/lib/tsc.js', 'typescript/bin/tsc'];

it.concurrent.each(COMPILERS)('%s emits declarations of models', async (compiler) => {
  mkdirSync(path.join(ROOT, '.tmp'), { recursive: true });
  const folder = mkdtempSync(path.join(ROOT, '.tmp/declarations-'));
  try {
    writeFileSync(
      path.join(folder, 'model.ts'),
      readFileSync(path.join(import.meta.dirname, 'model.ts'), 'utf8'),
    );
    const options = '--declaration --strict --module nodenext --target es2022 --skipLibCheck';
    const args = [path.join(ROOT, 'node_modules', compiler), ...options.split(' ')];
    const files = ['--outDir', path.join(folder, 'out'), path.join(folder, 'model.ts')];
    const { stdout } = await promisify(execFile)(process.execPath, [...args, ...files]).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
