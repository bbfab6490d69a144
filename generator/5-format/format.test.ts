import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { modelFile, Project, type Files } from '../../test/project.js';

const CONFIG = `import { defineConfig } from 'gen-dtos/config';
export default defineConfig({ models: ['*.model.ts'], outDir: 'out', prettier: true });
`;

const installed = path.resolve(import.meta.dirname, '../../node_modules/prettier');

/** A project with the installed prettier, and a configuration for it. */
function formatted(files: Files): Project {
  const project = new Project({
    'gen-dtos.config.ts': CONFIG,
    'user.model.ts': modelFile(),
    ...files,
  });
  mkdirSync(path.join(project.folder, 'node_modules'));
  symlinkSync(installed, path.join(project.folder, 'node_modules/prettier'));
  return project;
}

test("prettier: true formats with the project's prettier and its configuration", async () => {
  const project = formatted({ '.prettierrc.json': '{ "semi": false, "tabWidth": 4 }' });
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

test.each([
  ['ends the process', 'process.exit(0);'],
  ['never ends', 'await new Promise(() => {});'],
])('a configuration of prettier that %s is no success', async (_, text) => {
  const { code, stderr } = await formatted({ 'prettier.config.mjs': text }).run('--check');
  expect(code).toBe(2);
  expect(stderr).toContain(
    'error usage: Something ended this process before the command was done.',
  );
});

test('a plugin that removes what shows that a file is ours is refused', async () => {
  const plugin = `
export const languages = [{ name: 'TypeScript', parsers: ['bare'], extensions: ['.ts'] }];
export const parsers = { bare: { parse: () => ({}), astFormat: 'bare', locStart: () => 0, locEnd: () => 0 } };
export const printers = { bare: { print: () => 'export {};' } };
`;
  const project = formatted({
    'bare.mjs': plugin,
    '.prettierrc.json': '{ "plugins": ["./bare.mjs"] }',
  });
  const { code, stderr } = await project.run();
  expect({ code, out: project.list() }).toEqual({ code: 2, out: [] });
  expect(stderr).toContain('error format-failed: prettier removed from user.ts the comment');
});
