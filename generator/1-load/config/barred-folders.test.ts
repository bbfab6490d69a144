import { chmodSync } from 'node:fs';
import { expect, test } from 'vitest';
import { brief, modelFile, Project, run, type Report } from '../../../test/project.js';

/** The complaints of somebody who may read all but one folder. */
async function saidOf(models: string): Promise<string[]> {
  const project = new Project({
    'gen-dtos.config.ts': `export default { models: [${models}], outDir: 'out' };`,
    'user.model.ts': modelFile(),
    'more/post.model.ts': modelFile('Post').replace('./', '../'),
    'out/index.ts': '// mine',
  });
  chmodSync(project.folder, 0o755);
  chmodSync(project.path('more'), 0);
  const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { stdout } = await run(['--check', '--json', '--cwd', project.folder], asNobody);
  chmodSync(project.path('more'), 0o755);
  const { diagnostics } = JSON.parse(stdout) as Report;
  return diagnostics.map(brief).filter((one) => one.includes('models'));
}

test('a folder that can not be searched is told, because its models go', async () => {
  expect(await saidOf(`'**/*.model.ts'`)).toEqual(['warning models-unmatched more']);
});

test('if it is all that a glob names, no model is read', async () => {
  expect(await saidOf(`'more/*.model.ts'`)).toEqual([
    'warning models-unmatched more',
    'error models-missing gen-dtos.config.ts:1:18',
  ]);
});

test('a folder that is left out is not', async () => {
  expect(await saidOf(`'**/*.model.ts', '!more/**'`)).toEqual([]);
});
