/** What is missing around gen-dtos: native parts of packages, or permissions of Node. */
import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BIN,
  modelFile,
  PACKAGE,
  Project,
  type Complaint,
  type Report,
} from '../../test/project.js';

const INSTALLED = path.resolve(import.meta.dirname, '../../node_modules');
/** Apart from the projects, which may be in the temporary folder of the system themselves. */
const TMPDIR = mkdtempSync(path.join(tmpdir(), 'gen-dtos-test-'));
afterAll(() => rmSync(TMPDIR, { recursive: true, force: true }));

const SYSTEM = `${process.platform}-${process.arch}`;

/** The package of this scope that is installed: the one for this system. */
const nativePartIn = (scope: string): string =>
  `${scope}/${readdirSync(path.join(INSTALLED, scope))[0]}`;

interface Outcome {
  readonly code: number | undefined;
  readonly said: Pick<Complaint, 'code' | 'message' | 'help'>[];
}

/** Runs Node with a command of ours on a project. */
function outcomeOf(flags: readonly string[], bin: string, project: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const args = [...flags, bin, '--json', '--cwd', project];
    const env = { ...process.env, TMPDIR };
    const child = execFile(process.execPath, args, { env }, (_, stdout, stderr) => {
      if (stdout === '') return reject(new Error(stderr));
      const { diagnostics } = JSON.parse(stdout) as Report;
      const said = diagnostics.map(({ code, message, help }) => ({ code, message, help }));
      resolve({ code: child.exitCode ?? undefined, said });
    });
  });
}

describe('a native part that', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gen-dtos-test-'));
  const modules = path.join(folder, 'node_modules');
  const project = path.join(folder, 'project');
  const ofEsbuild = nativePartIn('@esbuild');
  const ofOxc = nativePartIn('@oxc-parser');

  /** Everything is installed here, but no native part. */
  beforeAll(() => {
    cpSync(PACKAGE, path.join(modules, 'gen-dtos'), { recursive: true });
    for (const name of ['esbuild/lib', 'esbuild/package.json', 'oxc-parser'])
      cpSync(path.join(INSTALLED, name), path.join(modules, name), { recursive: true });
    for (const name of ['refa', 'scslre', 'tinyglobby', 'valibot'])
      symlinkSync(path.join(INSTALLED, name), path.join(modules, name));
    const { folder: written } = new Project({ 'user.model.ts': modelFile() });
    cpSync(written, project, { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs with the native part of the other package, and with these files. */
  function lacking(name: string, files: Record<string, string>): Promise<Outcome> {
    for (const scope of ['@esbuild', '@oxc-parser'])
      rmSync(path.join(modules, scope), { recursive: true, force: true });
    const other = name === 'esbuild' ? ofOxc : ofEsbuild;
    mkdirSync(path.dirname(path.join(modules, other)));
    symlinkSync(path.join(INSTALLED, other), path.join(modules, other));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(modules, file)), { recursive: true });
      writeFileSync(path.join(modules, file), text);
    }
    return outcomeOf([], path.join(modules, 'gen-dtos/dist/generator/cli/bin.js'), project);
  }

  test.each<[string, string, Record<string, string>, string]>([
    ['is not installed', 'esbuild', {}, 'could not be found, and is needed by esbuild'],
    ['is for another system', 'esbuild', { '@esbuild/aix-ppc64/a': '' }, 'for another platform'],
    ['may not be run', 'esbuild', { [`${ofEsbuild}/bin/esbuild`]: '' }, 'EACCES'],
    ['is not installed', 'oxc-parser', {}, 'it is not installed'],
    [
      'is damaged',
      'oxc-parser',
      {
        [`${ofOxc}/package.json`]: JSON.stringify({ main: 'a.node' }),
        [`${ofOxc}/a.node`]: 'no library',
      },
      'a.node: ',
    ],
  ])('%s is told for %s', async (_, name, files, reason) => {
    expect(await lacking(name, files)).toEqual({
      code: 2,
      said: [
        {
          code: 'binding-missing',
          message: expect.stringMatching(
            `^The native part of ${name} doesn't work on ${SYSTEM} \\(.*${reason}.*\\)\\.$`,
          ) as string,
          help: expect.stringContaining('npm ci --include=optional') as string,
        },
      ],
    });
  });
});

describe.skipIf(process.platform === 'win32')('under the permission model of Node', () => {
  const model = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const READ = '--allow-fs-read=*';
  const FILES = [READ, '--allow-fs-write=*'];
  const run = (flags: readonly string[]): Promise<Outcome> =>
    outcomeOf(flags, BIN, new Project({ 'user.model.ts': modelFile() }).folder);

  test.each([
    ['writing temporary files', [READ], 'writing .*gen-dtos-.*'],
    ['worker threads', FILES, 'worker threads'],
    ['addons', [...FILES, '--allow-worker'], 'native addons'],
    ['child processes', [...FILES, '--allow-worker', '--allow-addons'], 'child processes'],
    [
      'writing the output',
      [
        READ,
        `--allow-fs-write=${path.join(TMPDIR, '*')}`,
        '--allow-worker',
        '--allow-addons',
        '--allow-child-process',
      ],
      'writing .*/out',
    ],
  ])('forbidden %s are told', async (_, flags, what) => {
    expect(await run([model, ...flags])).toEqual({
      code: 2,
      said: [
        {
          code: 'permission-missing',
          message: expect.stringMatching(
            `^Node forbids ${what}, which gen-dtos needs\\.$`,
          ) as string,
          help: expect.stringContaining(
            '--allow-worker, --allow-child-process, --allow-addons',
          ) as string,
        },
      ],
    });
  });

  test('a run that may do all it needs succeeds', async () => {
    const flags = ['--allow-worker', '--allow-addons', '--allow-child-process'];
    expect(await run([model, ...FILES, ...flags])).toEqual({ code: 0, said: [] });
  });
});

test('addons that are switched off are told', async () => {
  const { folder } = new Project({ 'user.model.ts': modelFile() });
  const { code, said } = await outcomeOf(['--no-addons'], BIN, folder);
  expect({ code, codes: said.map((one) => one.code) }).toEqual({
    code: 2,
    codes: ['permission-missing'],
  });
});
