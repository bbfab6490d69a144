import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { beforeAll, expect, test } from 'vitest';
import { generateTorture } from './torture.js';

let folder: string;
beforeAll(async () => {
  folder = path.join(await generateTorture('torture-format'), 'generated');
});

test('prettier changes nothing in what is generated', async () => {
  const files = readdirSync(folder).filter((file) => /\.(?:ts|md)$/.test(file));
  expect(files).toContain('access-matrix.md');
  expect(files.length).toBeGreaterThan(40);
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const formatted = await format(text, {
      parser: file.endsWith('.ts') ? 'typescript' : 'markdown',
      singleQuote: true,
      printWidth: 100,
    });
    expect(text, file).toBe(formatted);
  }
});
