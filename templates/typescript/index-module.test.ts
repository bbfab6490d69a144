import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const indexes = globSync('{examples,test}/*/generated/index.ts', { cwd: ROOT, absolute: true });

/** What a module exports, and the modules of which it exports everything. */
function exportsOf(file: string): { readonly names: string[]; readonly from: string[] } {
  const { staticExports } = parseSync(file, readFileSync(file, 'utf8')).module;
  const entries = staticExports.flatMap((one) => one.entries);
  return {
    names: entries.flatMap(({ exportName }) => exportName.name ?? []),
    from: entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  };
}

// A name that two of them export, an index leaves out without a word.
test.each(indexes)('the modules of %s share no name', (index) => {
  const modules = exportsOf(index).from.map((from) =>
    path.join(path.dirname(index), from.replace(/\.js$/, '.ts')),
  );
  const names = modules.flatMap((module) => exportsOf(module).names);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});
