/** What is committed of the examples and of the attacked servers stays as it is. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { collectModels, type ExportedModel } from '../../generator/1-load/collect-models.js';
import { lower } from '../../generator/3-lower/lower.js';
import { printModel } from '../../generator/4-emit/emit.js';
import { bundled } from '../differential/compile.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TMP = path.join(ROOT, '.tmp');
mkdirSync(TMP, { recursive: true });

const PROJECTS = globSync('{examples/*,test/attacks}/gen-dtos.config.ts', { cwd: ROOT }).map(
  (file) => path.join(ROOT, path.dirname(file)),
);

// Loaded once: what a model file makes, no mutant changes.
const projects = await Promise.all(
  PROJECTS.map(async (folder) => ({
    folder,
    models: collectModels(await exportsIn(folder), folder),
  })),
);

test('the goldens', () => {
  for (const { folder, models } of projects) {
    const program = lower(models, () => undefined);
    expect(program.models.length).toBeGreaterThan(0);
    for (const { name, text } of program.models.flatMap(
      (model) => printModel(model, program, 'generated').files,
    )) {
      expect(text, name).toBe(readFileSync(path.join(folder, 'generated', name), 'utf8'));
    }
  }
});

async function exportsIn(folder: string): Promise<ExportedModel[]> {
  const files = globSync('models/**/*.model.ts', { cwd: folder, absolute: true }).toSorted();
  const own = mkdtempSync(path.join(TMP, 'goldens-'));
  const lines = files.map((file, index) => `export * as m${index} from ${JSON.stringify(file)};`);
  const loaded = await bundled(own, 'models', lines).finally(() =>
    rmSync(own, { recursive: true }),
  );
  return files.flatMap((file, index) =>
    Object.entries(loaded[`m${index}`] as object).map(([exportName, value]) => ({
      file,
      inputs: [file],
      exportName,
      value: value as unknown,
    })),
  );
}
