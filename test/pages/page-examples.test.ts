/**
 * Every TypeScript snippet of `docs/` compiles, in a folder with what the surrounding text
 * mentions.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { expect, test } from 'vitest';
import { typeErrorsIn } from '../type-errors.js';

const root = path.resolve(import.meta.dirname, '../..');
const CONTEXT = path.join(import.meta.dirname, 'context');
const GLOBALS = path.join(CONTEXT, 'globals.d.ts');

test('every snippet of a page compiles', async () => {
  // `docs/databases.md` has its own test, which runs the snippets.
  const pages = await glob('docs/*.md', { cwd: root, ignore: 'docs/databases.md' });
  await mkdir(path.join(root, '.tmp'), { recursive: true });
  const folder = await mkdtemp(path.join(root, '.tmp/pages-'));
  try {
    await cp(CONTEXT, path.join(folder, 'context'), { recursive: true });
    const counts = await Promise.all(pages.map((page) => writeSnippets(page, folder)));
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(10);
    expect(await typeErrorsIn(folder)).toBe('');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Writes the snippets of a page as modules. The first line names a module that others import. */
async function writeSnippets(page: string, folder: string): Promise<number> {
  const source = await readFile(path.join(root, page), 'utf8');
  const blocks = [...source.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  if (blocks.length === 0) return 0;
  const own = path.join(folder, path.basename(page, '.md'));
  await cp(CONTEXT, own, { recursive: true, filter: (file) => file !== GLOBALS });
  for (const [index, block] of blocks.entries()) {
    const name = /^\/\/ ([\w.-]+\.ts)\n/.exec(block)?.[1] ?? `snippet-${index + 1}.ts`;
    await writeFile(path.join(own, name), `${block}\nexport {};\n`);
  }
  return blocks.length;
}
