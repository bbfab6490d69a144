import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { modelFile, PACKAGE, Project, type Files } from '../../../test/project.js';
import { satisfies, SUPPORTED } from './valibot-version.js';

const INSTALLED = path.resolve(import.meta.dirname, '../../../node_modules');

/**
 * A project with its own copy of valibot: our code, but with another version in its `package.json`.
 */
function withValibot(version: string): Project {
  const folder = 'node_modules/valibot';
  const code = readFileSync(path.join(INSTALLED, 'valibot/dist/index.mjs'), 'utf8');
  const files: Files = {
    'user.model.ts': modelFile(),
    [`${folder}/package.json`]: JSON.stringify({
      name: 'valibot',
      version,
      main: 'index.js',
      type: 'module',
    }),
    [`${folder}/index.js`]: code,
  };
  return new Project(files);
}

test.each(['0.42.1', '1.4.9', '2.0.0', '2.0.0-rc.1', 'no version'])(
  'valibot %s is refused, and nothing is run',
  async (version) => {
    const project = withValibot(version);
    project.write({ 'user.model.ts': `import 'valibot';\nthrow new Error('It was run.');` });
    const { code, diagnostics } = await project.report();
    expect({ code, out: project.list() }).toEqual({ code: 1, out: [] });
    expect(diagnostics).toEqual([
      {
        code: 'valibot-version',
        severity: 'error',
        message: `The models import valibot ${version}, but gen-dtos needs ${SUPPORTED}.`,
        help: `Install a version that fits: npm install valibot@${SUPPORTED}`,
        location: { file: 'user.model.ts' },
      },
    ]);
  },
);

test('another copy of the same version is as good', async () => {
  const { version } = JSON.parse(
    readFileSync(path.join(INSTALLED, 'valibot/package.json'), 'utf8'),
  ) as { version: string };
  const project = withValibot(version);
  expect(await project.complaints()).toEqual([]);
  expect(project.list()).toContain('user.ts');
});

test('another version that is supported is used, and said', async () => {
  const project = withValibot('1.99.0');
  expect(await project.complaints()).toEqual(['warning valibot-copies user.model.ts']);
  expect(project.list()).toContain('user.ts');
});

test('models that import a valibot that is not there are refused', async () => {
  const folder = path.join(outside(), 'project');
  cpSync(new Project({ 'user.model.ts': modelFile() }).folder, folder, { recursive: true });
  expect(await runIn(folder)).toMatch(
    /^error valibot-version: valibot is not installed, but gen-dtos needs/,
  );
});

test('a copy beside gen-dtos that it does not support is refused before it is loaded', async () => {
  const folder = path.join(outside(), 'project');
  cpSync(withValibot('1.1.0').folder, folder, { recursive: true });
  const copy = path.join(folder, '../node_modules/valibot');
  cpSync(path.join(folder, 'node_modules/valibot'), copy, { recursive: true });
  writeFileSync(path.join(copy, 'index.js'), 'export const string = undefined;');
  expect(await runIn(folder)).toMatch(
    /^error valibot-version: gen-dtos finds valibot 1\.1\.0, but needs \^/,
  );
});

test.each([
  ['1.5.0', true],
  ['1.5.3', true],
  ['1.10.0', true],
  ['1.6.0-beta.1', true],
  ['1.4.9', false],
  ['0.5.0', false],
  ['2.0.0', false],
  ['2.5.0', false],
  ['', false],
])('%s satisfies ^1.5.0: %s', (version, expected) => {
  expect(satisfies(version, '^1.5.0')).toBe(expected);
});

test('our range has the form that is understood', () => {
  expect(SUPPORTED).toMatch(/^\^[1-9]\d*\.\d+\.\d+$/);
});

/** A folder that has everything the package needs, here or further up, except valibot. */
function outside(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gen-dtos-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'node_modules'));
  cpSync(PACKAGE, path.join(folder, 'node_modules/gen-dtos'), { recursive: true });
  for (const name of ['esbuild', 'openapi3-ts', 'oxc-parser', 'tinyglobby']) {
    symlinkSync(path.join(INSTALLED, name), path.join(folder, 'node_modules', name));
  }
  return folder;
}

function runIn(folder: string): Promise<string> {
  const bin = path.join(folder, '../node_modules/gen-dtos/dist/generator/cli/bin.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, '--cwd', folder], (_, __, stderr) => resolve(stderr));
  });
}
