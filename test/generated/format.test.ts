import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format, type Options } from 'prettier';
import { expect, test } from 'vitest';
import { generateTorture } from './torture.js';

test.each(['ts', 'js'] as const)(
  'prettier changes nothing in what is generated as %s',
  async (emit) => {
    const folder = path.join(
      await generateTorture(`torture-format-${emit}`, { emit }),
      'generated',
    );
    const files = readdirSync(folder).filter((file) => /\.(?:[jt]s|md)$/.test(file));
    expect(files).toContain('access-matrix.md');
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      expect(text, file).toBe(await format(text, { ...optionsFor(file), ...STYLE }));
    }
  },
);

const STYLE = { singleQuote: true, printWidth: 100 };

/** In JavaScript, prettier takes the quotes of `'1'` away, too, which a template puts there. */
function optionsFor(file: string): Options {
  if (file.endsWith('.js')) return { parser: 'babel', quoteProps: 'preserve' };
  return { parser: file.endsWith('.ts') ? 'typescript' : 'markdown' };
}
