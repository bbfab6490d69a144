import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { expect, it } from 'vitest';
import { typeErrorsIn } from './type-errors.js';

const root = path.resolve(import.meta.dirname, '..');

it('every example in a docstring compiles', async () => {
  const examples = await docstringExamples();
  expect(examples.length).toBeGreaterThan(10);
  await mkdir(path.join(root, '.tmp'), { recursive: true });
  const folder = await mkdtemp(path.join(root, '.tmp/docstrings-'));
  try {
    for (const { name, text } of examples) await writeFile(path.join(folder, name), text);
    expect(await typeErrorsIn(folder)).toBe('');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** The docstring examples in `src` and `generator`, each as a module named after its place. */
async function docstringExamples(): Promise<{ name: string; text: string }[]> {
  const files = await glob(['src/**/*.ts', 'generator/**/*.ts', '!**/*.test.ts'], { cwd: root });
  const found = await Promise.all(
    files.sort().map(async (file) => {
      const source = await readFile(path.join(root, file), 'utf8');
      const blocks = [...source.matchAll(/^ +\* ```ts\n([\s\S]*?)^ +\* ```$/gm)];
      return blocks.map(([, block = ''], index) => ({
        name: `${file.replaceAll('/', '-').replace(/\.ts$/, '')}-${index + 1}.ts`,
        text: block.replace(/^ +\* ?/gm, '').replaceAll('*\\/', '*/') + '\nexport {};\n',
      }));
    }),
  );
  return found.flat();
}
