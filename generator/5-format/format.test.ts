import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { modelFile, Project } from '../../test/project.js';

const CONFIG = `import { defineConfig } from 'gen-dtos/config';
export default defineConfig({ models: ['*.model.ts'], outDir: 'out', prettier: true });
`;

const installed = path.resolve(import.meta.dirname, '../../node_modules/prettier');

test("prettier: true formats with the project's prettier and its configuration", async () => {
  const project = new Project({
    'gen-dtos.config.ts': CONFIG,
    'user.model.ts': modelFile(),
    '.prettierrc.json': '{ "semi": false, "tabWidth": 4 }',
  });
  mkdirSync(path.join(project.folder, 'node_modules'));
  symlinkSync(installed, path.join(project.folder, 'node_modules/prettier'));
  expect((await project.run()).code).toBe(0);
  expect(project.read('out/user.ts')).toContain(
    'export interface UpdateUserByOwner {\n    name?: string\n}',
  );
  expect((await project.run('--check')).code).toBe(0);
});

test('a prettier that does not work is reported, and nothing is written', async () => {
  const project = new Project({
    'gen-dtos.config.ts': CONFIG,
    'user.model.ts': modelFile(),
    'node_modules/prettier/package.json': '{ "main": "index.js" }',
    'node_modules/prettier/index.js': 'throw new Error("broken");',
  });
  const { code, stderr } = await project.run();
  expect({ code, out: project.list() }).toEqual({ code: 2, out: [] });
  expect(stderr).toContain('error format-failed: prettier could not format the output: broken');
});
