import { readFileSync } from 'node:fs';
import { glob } from 'tinyglobby';
import { expect, test, vi } from 'vitest';
import { modelFiles } from './1-load/find-files.js';
import { locationInStack } from './1-load/run/user-code.js';
import { report } from './cli/report.js';
import type { GenerateResult } from './generation.js';

vi.mock('node:fs', { spy: true });
vi.mock('tinyglobby', () => ({ glob: vi.fn() }));
vi.mock('node:path', async (importOriginal) => {
  const { win32 } = await importOriginal<typeof import('node:path')>();
  return { default: win32 };
});

const ROOT = String.raw`C:\a project`;

/** A stack as Node 20 prints it on Windows: files of the source map are plain paths. */
const STACK = String.raw`Error: boom
    at createField (file:///C:/a project/node_modules/gen-dtos/dist/src/model/field.js:9:5)
    at boom (C:\a project\node_modules\checks\index.ts:1:1)
    at src/models/user.model.ts (C:\a project\src\models\user.model.ts:2:7)
    at __init (file:///D:/temp/gen-dtos-aUgsYg/models/bundle.mjs:6:58)
    at <anonymous> (C:\a project\gen-dtos-entry:1:29)`;

test('where a model threw is found in its stack', () => {
  vi.mocked(readFileSync).mockReturnValue('one\r\n  two;\r\n');
  expect(locationInStack(STACK, ROOT)).toEqual({
    file: 'src/models/user.model.ts',
    line: 2,
    column: 7,
    length: 1,
    lineText: '  two;',
  });
});

test('a package is where it threw, if no file of the project is', () => {
  vi.mocked(readFileSync).mockReturnValue('throws();');
  expect(locationInStack(STACK, 'C:\\another')).toMatchObject({
    file: '../a project/node_modules/checks/index.ts',
  });
});

test('model files are named as every other path, in the order that they have elsewhere', async () => {
  const found = ['b/a.model.ts', 'b_/a.model.ts', 'b/A.model.ts', 'bA.model.ts'];
  vi.mocked(glob).mockResolvedValue(found.map((file) => `C:/a project/${file}`));
  const config = { models: ['**/*.model.ts'], outDir: 'out' };
  expect(await modelFiles(config, ROOT)).toEqual([
    String.raw`C:\a project\b\A.model.ts`,
    String.raw`C:\a project\b\a.model.ts`,
    String.raw`C:\a project\bA.model.ts`,
    String.raw`C:\a project\b_\a.model.ts`,
  ]);
});

test('files are told with forward slashes', () => {
  vi.spyOn(process, 'cwd').mockReturnValue(String.raw`C:\a project\src`);
  const said: string[] = [];
  const terminal = { args: [], color: false, out: () => {}, err: (text: string) => said.push(text), now: () => 0, onEnd: () => {} }; // prettier-ignore
  const result: GenerateResult = {
    root: ROOT,
    ok: true,
    inputs: [],
    outputs: [
      { file: 'out/user.ts', status: 'created' },
      { file: 'src/generated/user.ts', status: 'created' },
    ],
    diagnostics: [],
  };
  const args = { check: false, json: false, silent: false, watch: false, help: false, version: false, cwd: '.' }; // prettier-ignore
  report(result, args, terminal, 0);
  expect(said.slice(0, 2)).toEqual(['created   ../out/user.ts\n', 'created   generated/user.ts\n']);
});
