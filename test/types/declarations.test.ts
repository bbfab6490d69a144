import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { Project } from '../project.js';

const COMPILERS = ['typescript-5.4/lib/tsc.js', 'typescript-5.9/lib/tsc.js', 'typescript/bin/tsc'];

const compilerOptions = {
  declaration: true,
  strict: true,
  module: 'nodenext',
  target: 'es2022',
  skipLibCheck: true,
  types: [],
  outDir: 'out',
};

const project = new Project({
  'package.json': '{ "type": "module" }',
  'model.ts': readFileSync(path.join(import.meta.dirname, 'model.ts'), 'utf8'),
  'tsconfig.json': JSON.stringify({ compilerOptions, files: ['model.ts'] }),
});

it.each(COMPILERS)('%s emits declarations of models', async (compiler) => {
  const tsc = path.resolve(import.meta.dirname, '../../node_modules', compiler);
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', project.folder]).catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout).toBe('');
});
