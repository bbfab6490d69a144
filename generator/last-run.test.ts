import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test as sequential } from 'vitest';
import {
  CONFIG,
  modelFile,
  Project,
  run,
  type Files,
  type Ran,
  type Report,
} from '../test/project.js';

/** A model file that leaves a note each time it runs, without an import that would give it away. */
const NOTING = `const fs = process.getBuiltinModule('fs');
fs.appendFileSync(process.env['NOTES'], '.');
${modelFile()}`;

/** A file that writes another model file when it runs. */
const WRITING = `const fs = process.getBuiltinModule('fs');
const folder = process.env['NOTES'].slice(0, -'notes'.length);
fs.writeFileSync(folder + 'late.model.ts', ${JSON.stringify(modelFile('Late'))});`;

/** What the first run would make. The folder must be older than that run. */
const MADE: Files = { notes: '', 'out/.keep': '' };

const FILES: Files = {
  ...MADE,
  'user.model.ts': NOTING,
  'post.model.ts': `import './words.js';\n${modelFile('Post')}`,
  'words.ts': `export const word = 'a';\n`,
};

const test = sequential.concurrent;

const CHANGES: [what: string, change: (project: Project) => void][] = [
  ['a model file', (one) => one.write({ 'post.model.ts': modelFile('Article') })],
  ['a file that a model imports', (one) => one.write({ 'words.ts': `export const word = 'b';\n` })],
  ['a file with the time that it had', (one) => changeUnseen(one, 'words.ts')],
  ['the configuration', (one) => one.write({ 'gen-dtos.config.ts': `export default { models: ['*.model.ts'], outDir: 'out' };` })],
  ['a model file, which is new', (one) => one.write({ 'new.model.ts': modelFile('New') })],
  ['a model file, which is gone', (one) => unlinkSync(one.path('post.model.ts'))],
  ['a generated file', (one) => one.write({ 'out/post.ts': `${one.read('out/post.ts')}// mine\n` })],
  ['a generated file, which is gone', (one) => unlinkSync(one.path('out/post.ts'))],
  ['the output folder, which is gone', (one) => rmSync(one.path('out'), { recursive: true })],
  ['a generated file, which is too many', (one) => one.write({ 'out/old.ts': one.read('out/post.ts') })],
]; // prettier-ignore

/**
 * Models in their own folder. It is older than the run, so its stamp shows which files come and go.
 */
const IN_FOLDERS: Files = {
  ...MADE,
  'gen-dtos.config.ts': `export default { models: ['models/**/*.model.ts'], outDir: 'out' };`,
  'models/user.model.ts': NOTING.replace('./', '../'),
  'models/deep/post.model.ts': modelFile('Post').replace('./', '../../'),
  'elsewhere/team.model.ts': modelFile('Team').replace('./', '../../'),
  'others/club.model.ts': modelFile('Club').replace('./', '../../'),
};

const ARRIVALS: [what: string, change: (project: Project) => void][] = [
  ['a file', (one) => one.write({ 'models/new.model.ts': modelFile('New').replace('./', '../') })],
  ['a file in a folder', (one) => one.write({ 'models/deep/new.model.ts': modelFile('New').replace('./', '../../') })],
  ['a file in a new folder', (one) => one.write({ 'models/new/new.model.ts': modelFile('New').replace('./', '../../') })],
  ['a file behind a link', (one) => one.write({ 'elsewhere/new.model.ts': modelFile('New').replace('./', '../../') })],
  ['a file where a link led nowhere', (one) => one.write({ 'nowhere/new.model.ts': modelFile('New').replace('./', '../../') })],
  ['the other end of a link', (one) => {
    unlinkSync(one.path('link'));
    symlinkSync(one.path('others'), one.path('link'));
  }],
]; // prettier-ignore

/** What an import leads to is another file. */
const DETOURS: [what: string, change: (project: Project) => void][] = [
  ['a file that comes before the imported one', (one) => one.write({ 'words.js': `export const word = 'b';\n` })],
  ['the other end of a link in an import', (one) => {
    unlinkSync(one.path('linked'));
    symlinkSync(one.path('second'), one.path('linked'));
  }],
  ['a configuration that comes before the other', (one) => one.write({ 'gen-dtos.config.ts': CONFIG })],
  ['the options of the compiler', (one) => one.write({ 'tsconfig.json': '{}' })],
  ['a nearer valibot', (one) => {
    mkdirSync(one.path('deep/node_modules'));
    symlinkSync(fileURLToPath(new URL('..', import.meta.resolve('valibot'))), one.path('deep/node_modules/valibot'));
  }],
]; // prettier-ignore

const WITH_DETOURS: Files = {
  ...FILES,
  'gen-dtos.config.ts': undefined,
  'gen-dtos.config.mjs': CONFIG,
  'post.model.ts': `import './words.js';\nimport './linked/more.js';\n${modelFile('Post')}`,
  'first/more.ts': '',
  'second/more.ts': '',
  'deep/team.model.ts': modelFile('Team').replace('./', '../'),
};

const IMPURE: [what: string, files: Files][] = [
  ['import what Node brings', { 'words.ts': `import 'node:os';\n` }],
  ['import a package when they like', { 'words.ts': `export const os = (): unknown => import('node:os');\n` }],
  ['import by an alias', { 'words.ts': `import '@/b';\n`, 'b.ts': '', 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }' }],
  ['print', { 'words.ts': `console.log('NOISE');\n` }],
]; // prettier-ignore

const projects = new Map<string, Project>();

// A run is reused only if its files are older than it, so make every project before the first run.
beforeAll(async () => {
  const names = ['nothing', 'a warning', 'check', 'environment', 'spoilt', 'no folder', 'a link'];
  for (const name of [...names, ...CHANGES.map(([what]) => what)]) {
    projects.set(name, new Project(FILES));
  }
  projects.set('a late model', new Project({ ...FILES, 'words.ts': WRITING }));
  for (const [what, files] of IMPURE) projects.set(what, new Project({ ...FILES, ...files }));
  for (const what of ['no detour', ...DETOURS.map(([one]) => one)]) {
    const project = new Project(WITH_DETOURS);
    symlinkSync(project.path('first'), project.path('linked'));
    projects.set(what, project);
  }
  for (const what of ['nothing in folders', ...ARRIVALS.map(([one]) => one)]) {
    const project = new Project(IN_FOLDERS);
    symlinkSync(project.path('elsewhere'), project.path('link'));
    symlinkSync(project.path('link'), project.path('models/linked'));
    symlinkSync(project.path('nowhere'), project.path('models/lost'));
    projects.set(what, project);
  }
  projects.get('a warning')?.write({
    'access.ts': `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: '', idle: 'Does nothing' });`,
  });
  await sleep(2_100);
});

/** A test's project, after its first run. */
async function remembered(name: string): Promise<Project> {
  const project = projects.get(name);
  if (project === undefined) throw new Error(`There is no project '${name}'.`);
  expect((await again(project)).code).toBe(0);
  expect(timesRun(project)).toBe(1);
  return project;
}

function again(project: Project, args: readonly string[] = [], env: object = {}): Promise<Ran> {
  const options = { env: { ...process.env, NOTES: project.path('notes'), ...env } };
  return run(['--cwd', project.folder, '--json', ...args], options);
}

const timesRun = (project: Project): number => project.read('notes').length;

const reportOf = ({ stdout }: Ran): Report => JSON.parse(stdout) as Report;

/** Changes a file's text but neither its length nor its modification time. */
function changeUnseen(project: Project, name: string): void {
  const then = new Date(Date.now() - 3_600_000);
  project.write({ [name]: project.read(name).replace('a', 'b') });
  utimesSync(project.path(name), then, then);
}

test('if nothing has changed, nothing runs, and the result is the same', async () => {
  const project = await remembered('nothing');
  const output = project.output();
  const { ok, inputs, outputs } = reportOf(await again(project));
  expect({ ok, inputs, output: project.output() }).toEqual({
    ok: true,
    inputs: ['access.ts', 'gen-dtos.config.ts', 'post.model.ts', 'user.model.ts', 'words.ts'],
    output,
  });
  expect(outputs.map(({ file }) => file)).toContain('out/user.ts');
  expect(new Set(outputs.map(({ status }) => status))).toEqual(new Set(['unchanged']));
  expect(timesRun(project)).toBe(1);
});

test('a warning is repeated', async () => {
  const project = await remembered('a warning');
  const { diagnostics } = reportOf(await again(project));
  expect(diagnostics.map(({ code }) => code)).toEqual(['role-unused']);
  expect(timesRun(project)).toBe(1);
});

test('a damaged cache is ignored', async () => {
  const project = await remembered('spoilt');
  const cache = project.path('../node_modules/.cache/gen-dtos');
  const files = readdirSync(cache).map((name) => path.join(cache, name));
  const kept = files.find((file) => readFileSync(file, 'utf8').includes(project.folder)) ?? '';
  const { outputs: _, ...rest } = JSON.parse(readFileSync(kept, 'utf8'));
  writeFileSync(kept, JSON.stringify(rest));
  expect((await again(project)).code).toBe(0);
  expect(timesRun(project)).toBe(2);
});

test('a folder that has become a file is reported, in spite of the cache', async () => {
  const project = await remembered('no folder');
  rmSync(project.path('out'), { recursive: true });
  writeFileSync(project.path('out'), 'x');
  const { diagnostics } = reportOf(await again(project));
  expect(diagnostics.map(({ code }) => code)).toEqual(['output-unwritable']);
});

test('an output folder that has become a link is reported, in spite of the cache', async () => {
  const project = await remembered('a link');
  renameSync(project.path('out'), project.path('elsewhere'));
  symlinkSync(project.path('elsewhere'), project.path('out'));
  const { diagnostics } = reportOf(await again(project));
  expect(diagnostics.map(({ code }) => code)).toEqual(['output-symlink']);
});

test('--check never uses the cache', async () => {
  const project = await remembered('check');
  await again(project, ['--check']);
  expect(timesRun(project)).toBe(2);
});

test('a change of environment variables starts a new run', async () => {
  const project = await remembered('environment');
  await again(project, [], { MODE: 'other' });
  expect(timesRun(project)).toBe(2);
});

test.each(CHANGES)('after a change of %s, everything is made anew', async (what, change) => {
  const project = await remembered(what);
  change(project);
  expect((await again(project)).code).toBe(0);
  expect(timesRun(project)).toBe(2);
  expect((await again(project, ['--check'])).code).toBe(0);
});

test('if no file has come to the model folders, nothing runs', async () => {
  const project = await remembered('nothing in folders');
  expect((await again(project)).code).toBe(0);
  expect(timesRun(project)).toBe(1);
});

test.each(ARRIVALS)('if models arrive as %s, everything is made anew', async (what, change) => {
  const project = await remembered(what);
  change(project);
  expect((await again(project)).code).toBe(0);
  expect(timesRun(project)).toBe(2);
  expect((await again(project, ['--check'])).code).toBe(0);
});

test('if imports lead where they led, nothing runs', async () => {
  const project = await remembered('no detour');
  expect((await again(project)).code).toBe(0);
  expect(timesRun(project)).toBe(1);
});

test.each(DETOURS)('after a change of %s, everything is made anew', async (what, change) => {
  const project = await remembered(what);
  change(project);
  expect((await again(project)).code).toBe(0);
  expect(timesRun(project)).toBe(2);
  expect((await again(project, ['--check'])).code).toBe(0);
});

test('a model that came while the others were read is not taken for one of them', async () => {
  const project = await remembered('a late model');
  expect((await again(project)).code).toBe(0);
  expect(project.list()).toContain('late.ts');
});

describe('models are always run if they', () => {
  test.each(IMPURE)('%s', async (what) => {
    const project = await remembered(what);
    await again(project);
    expect(timesRun(project)).toBe(2);
  });
});
