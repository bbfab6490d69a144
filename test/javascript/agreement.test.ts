/**
 * With `emit: 'js'`, the code and the declarations are those that compilers make of the TypeScript.
 * Checked for the examples, for every kind of schema, and for random programs.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { compileIn, freshFolder } from '../differential/compile.js';
import { IS_SHORT, SEED } from '../differential/expect-none.js';
import { readable } from '../differential/readable.js';
import { programs } from '../differential/programs.js';
import { sample } from '../differential/sample.js';
import { generateTorture } from '../generated/torture.js';
import { faultIn } from './fault-in.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

function faultsIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  expect(names.length).toBeGreaterThan(1);
  return names.flatMap(
    (name) => faultIn({ name, text: readFileSync(path.join(folder, name), 'utf8') }) ?? [],
  );
}

const examples = globSync('{examples,test}/*/generated/', { cwd: ROOT, onlyDirectories: true });

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(3);
});

test.each(examples)('%s', (folder) => {
  expect(faultsIn(path.join(ROOT, folder))).toEqual([]);
});

test('every kind of schema', async () => {
  const folder = await generateTorture('torture-javascript');
  expect(faultsIn(path.join(folder, 'generated'))).toEqual([]);
});

test.each([
  ['programs', programs],
  ['programs that are read', readable],
])(`random %s, seed ${SEED}`, async (_, arbitrary) => {
  const folder = freshFolder();
  try {
    await compileIn(folder, sample(arbitrary, SEED, IS_SHORT ? 15 : 200));
    expect(faultsIn(path.join(folder, 'generated'))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
