import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, symlinkSync, utimesSync, watch } from 'node:fs';
import { describe, expect, test as sequential } from 'vitest';
import { BIN, modelFile, Project, run, type Files, type Ran } from '../../test/project.js';
import { acquireLock } from './lock.js';

const test = sequential.concurrent;

const NUMBER = `  name: field(v.number(), { writableBy: ['owner'] }),`;
const ONE: Files = { 'user.model.ts': modelFile() };
const OTHER: Files = { 'user.model.ts': modelFile('User', NUMBER) };

/** A project with the output of one version and the models of another. */
async function changed(): Promise<Project> {
  const project = new Project(ONE);
  expect((await project.run()).code).toBe(0);
  project.write(OTHER);
  return project;
}

/** Runs as somebody who may read the project, and write where everybody may. */
function runAsNobody(project: Project): Promise<Ran> {
  chmodSync(project.folder, 0o755);
  return run(['--cwd', project.folder], { uid: 65_534, gid: 65_534 });
}

const isRoot = process.getuid?.() === 0;

describe('an output path that is not ours', () => {
  test('a foreign file is never overwritten', async () => {
    const project = new Project({ ...ONE, 'out/user.ts': 'export const mine = 1;\n' });
    expect(await project.complaints()).toEqual(['error output-foreign out/user.ts']);
    expect(project.output()).toEqual({ 'user.ts': 'export const mine = 1;\n' });
  });

  test('a foreign document is never overwritten', async () => {
    const config = `export default { models: ['*.model.ts'], outDir: 'out', openapi: { info: { title: 't', version: '1' } } };`;
    const project = new Project({ ...ONE, 'gen-dtos.config.ts': config, 'out/openapi.json': '{}' });
    expect(await project.complaints()).toEqual(['error output-foreign out/openapi.json']);
  });

  test('a document of ours is known again, however long its title', async () => {
    const config = (version: string): string =>
      `export default { models: ['*.model.ts'], outDir: 'out', openapi: { info: { title: 't'.repeat(9_999), version: '${version}' } } };`;
    const project = new Project({ ...ONE, 'gen-dtos.config.ts': config('1') });
    await project.run();
    project.write({ 'gen-dtos.config.ts': config('2') });
    expect((await project.run()).code).toBe(0);
  });

  test('a folder where a file should be is refused', async () => {
    const project = new Project({ ...ONE, 'out/user.ts/keep': '' });
    expect(await project.complaints()).toEqual(['error output-foreign out/user.ts']);
  });

  test('every file in the way is listed', async () => {
    const project = new Project({ ...ONE, 'out/user.ts': '', 'out/index.ts': '' });
    expect(await project.complaints()).toHaveLength(2);
  });

  test('an output folder that is a file is bad configuration', async () => {
    const project = new Project({ ...ONE, out: 'a file' });
    const { code, diagnostics } = await project.report();
    expect({ code, said: diagnostics[0]?.code }).toEqual({ code: 2, said: 'output-unwritable' });
    expect(project.read('out')).toBe('a file');
  });

  test.each([
    ['a linked file', 'out/user.ts'],
    ['a dangling link', 'out/index.ts'],
  ])('%s is refused', async (_, name) => {
    const project = new Project({ ...ONE, 'out/.gitkeep': '', 'target.ts': 'mine' });
    symlinkSync(name === 'out/user.ts' ? '../target.ts' : '../nowhere.ts', project.path(name));
    expect(await project.complaints()).toEqual([`error output-symlink ${name}`]);
    expect(project.read('target.ts')).toBe('mine');
  });

  test.each([
    ['the folder itself', 'out'],
    ['a folder on the way', 'way/out'],
  ])('a link in place of %s is refused', async (_, outDir) => {
    const config = `export default { models: ['*.model.ts'], outDir: '${outDir}' };`;
    const project = new Project({ ...ONE, 'gen-dtos.config.ts': config });
    mkdirSync(project.path('elsewhere'));
    const [link = ''] = outDir.split('/');
    symlinkSync('elsewhere', project.path(link));
    expect(await project.complaints()).toEqual([`error output-symlink ${link}`]);
    expect(project.list('elsewhere')).toEqual([]);
  });
});

describe('a disk that does not take it', () => {
  sequential.skipIf(!isRoot)(
    'a folder that may not be written leaves the old output whole',
    async () => {
      const project = await changed();
      const before = project.output();
      const { code, stderr } = await runAsNobody(project);
      expect(code).toBe(2);
      expect(stderr).toContain("error output-unwritable: out can't be read or written (EACCES");
      expect(project.output()).toEqual(before);
    },
  );

  sequential.skipIf(!isRoot)(
    "a foreign file that may not be read is nobody else's business",
    async () => {
      const project = await changed();
      project.write({ 'out/secret.ts': 'mine' });
      chmodSync(project.path('out/secret.ts'), 0o000);
      chmodSync(project.path('out'), 0o777);
      const { code } = await runAsNobody(project);
      expect(code).toBe(0);
    },
  );

  sequential('a full disk leaves the old output whole', async ({ skip }) => {
    const project = await changed();
    const before = project.output();
    const out = project.path('out');
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', out], { stdio: 'ignore' });
    } catch {
      return skip('mounting a small disk takes root');
    }
    try {
      project.write(
        Object.fromEntries(Object.entries(before).map(([name, text]) => [`out/${name}`, text])),
      );
      execFileSync('bash', ['-c', `cat /dev/zero > "${out}/ballast" 2>/dev/null || true`]);
      const { code, stderr } = await project.run();
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining('ENOSPC') as string,
      });
      const { ballast, ...after } = project.output();
      expect(ballast).toBeDefined();
      expect(after).toEqual(before);
    } finally {
      execFileSync('umount', [out]);
    }
  });
});

test('more files than a process may have open are written', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `Model${index}`);
  const files = names.map((name) => [`${name}.model.ts`, modelFile(name)]);
  const project = new Project(Object.fromEntries(files) as Files);
  const limited = `ulimit -n 128 && exec "$0" "$@"`;
  const args = ['-c', limited, process.execPath, BIN, '--silent', '--cwd', project.folder];
  expect(execFileSync('bash', args, { encoding: 'utf8' })).toBe('');
  expect(project.list().length).toBeGreaterThan(128);
});

describe('a run that dies or is not alone', () => {
  sequential('kill -9 while writing leaves whole files, and the next run repairs all', async () => {
    const versions = [many('string'), many('number')];
    const project = new Project({});
    const texts = [];
    for (const files of versions) {
      project.write(files);
      await project.run();
      texts.push(project.output());
    }
    for (let turn = 0; turn < 12; turn++) {
      project.write(versions[turn % 2] ?? {});
      await killedWhileWriting(project, turn);
      for (const [name, text] of Object.entries(project.output())) {
        if (!name.startsWith('.gen-dtos')) expect(texts.map((all) => all[name])).toContain(text);
      }
    }
    project.write(versions[0] ?? {});
    expect((await project.run()).code).toBe(0);
    expect(project.output()).toEqual(texts[0]);
  });

  test('two runs at once both succeed', async () => {
    const project = await changed();
    const runs = await Promise.all([1, 2, 3, 4].map(() => project.run()));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect((await project.run('--check')).code).toBe(0);
    expect(project.list().filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.each([
    ['of a process that is gone', '999999999 abc\n', 0],
    ['that was never filled', '', 5_000],
    ['of a process number that is somebody else by now', `${process.pid} abc\n`, 120_000],
  ])('a lock %s is taken over', async (_, text, age) => {
    const project = await changed();
    project.write({ 'out/.gen-dtos.lock': text });
    const then = (Date.now() - age) / 1_000;
    utimesSync(project.path('out/.gen-dtos.lock'), then, then);
    expect((await project.run()).code).toBe(0);
    expect(project.list().filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('what a killed run left is cleared, even if nothing else is to do', async () => {
    const project = new Project(ONE);
    await project.run();
    project.write({
      'out/.gen-dtos-staging-999999999/user.ts': 'half',
      'out/.gen-dtos.lock': '999999999 x\n',
    });
    expect((await project.run()).code).toBe(0);
    expect(project.list().filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a lock that a living run holds is waited for, and left', async () => {
    const project = new Project({ 'out/.gen-dtos.lock': `${process.pid} abc\n` });
    expect(await acquireLock(project.path('out'), 200)).toBeUndefined();
    expect(project.read('out/.gen-dtos.lock')).toBe(`${process.pid} abc\n`);
  });

  test('files keep the rights that others need to read them', async () => {
    const project = await changed();
    await project.run();
    expect(lstatSync(project.path('out/user.ts')).mode & 0o444).toBe(0o444);
  });
});

/** Models enough for writing to take a while. */
function many(type: string): Files {
  const field = `  name: field(v.${type}(), { writableBy: ['owner'] }),`;
  const names = ['Ant', 'Bee', 'Cat', 'Dog', 'Eel', 'Fox', 'Gnu', 'Hen'];
  return Object.fromEntries(
    names.map((name) => [`${name.toLowerCase()}.model.ts`, modelFile(name, field)]),
  );
}

/** Starts a run and kills it so many milliseconds after it first touches the output folder. */
function killedWhileWriting(project: Project, delay: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, '--cwd', project.folder], { stdio: 'ignore' });
    const kill = (): unknown => setTimeout(() => child.kill('SIGKILL'), delay);
    const watcher = watch(project.path('out')).once('change', kill);
    child.on('close', () => {
      watcher.close();
      resolve();
    });
  });
}
