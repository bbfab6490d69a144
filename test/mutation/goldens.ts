/** The generated code of the examples and the attacked servers is the committed one. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { collectModels } from '../../generator/1-load/models/collect-models.js';
import { lower } from '../../generator/3-lower/lower.js';
import { printModel } from '../../generator/4-emit/print-model.js';
import { bundled } from '../differential/compile.js';
import { isMutated } from './mutant.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILES = globSync('{examples/*,test/attacks}/models/**/*.model.ts', { cwd: ROOT }).toSorted();
const PROJECTS = new Set(FILES.map((file) => file.slice(0, file.indexOf('/models/'))));

const TMP = path.join(ROOT, '.tmp/mutation-goldens');

test('goldens are as they were', async () => {
  const modules = await loaded();
  for (const project of PROJECTS) {
    const folder = path.join(ROOT, project);
    const files = FILES.filter((file) => file.startsWith(`${project}/`));
    const exported = files.flatMap((name) => {
      const file = path.join(ROOT, name);
      return Object.entries(modules[`m${FILES.indexOf(name)}`] as object).map(
        ([exportName, value]) => ({
          file,
          inputs: () => [file],
          exportName,
          value: value as unknown,
        }),
      );
    });
    const program = lower(collectModels(exported, folder), () => undefined);
    const printed = program.models.flatMap((model) => printModel(model, program, 'generated'));
    expect(printed.length).toBeGreaterThan(0);
    for (const { name, text } of printed) {
      expect(text, name).toBe(readFileSync(path.join(folder, 'generated', name), 'utf8'));
    }
  }
});

/** What the model files export. They are the same for every mutant, so they are bundled once. */
async function loaded(): Promise<Readonly<Record<string, unknown>>> {
  const bundle = path.join(TMP, 'models.mjs');
  if (isMutated() && existsSync(bundle)) return createRequire(import.meta.url)(bundle);
  mkdirSync(TMP, { recursive: true });
  const lines = FILES.map((file, index) => {
    return `export * as m${index} from ${JSON.stringify(path.join(ROOT, file))};`;
  });
  return bundled(TMP, 'models', lines);
}
