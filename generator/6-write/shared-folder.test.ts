/** Two configurations that generate into one folder. */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { expect, test as sequential } from 'vitest';
import { brief, modelFile, Project, run, type Files, type Report } from '../../test/project.js';

const test = sequential.concurrent;

const configOf = (models: string, outDir: string, more = ''): string =>
  `export default {\n  models: ['${models}'],\n  outDir: '${outDir}',${more}\n};\n`;

const deeper = (text: string): string => text.replace('./access.js', '../access.js');

/** Two packages whose configurations share a folder. */
const PACKAGES: Files = {
  'a/gen-dtos.config.ts': configOf('*.model.ts', '../out'),
  'a/user.model.ts': deeper(modelFile('User')),
  'b/gen-dtos.config.ts': configOf('*.model.ts', '../out'),
  'b/post.model.ts': deeper(modelFile('Post')),
};

const NOT_SHARED = PACKAGES['b/gen-dtos.config.ts']!.replace('../out', '../out/b');

async function ran(
  project: Project,
  ...args: readonly string[]
): Promise<{ code: number | null; said: string[]; messages: string[]; helps: string[] }> {
  const { code, stdout } = await run(['--json', ...args], { cwd: project.folder });
  const { diagnostics } = JSON.parse(stdout) as Report;
  return {
    code,
    said: diagnostics.map(brief),
    messages: diagnostics.map(({ message }) => message),
    helps: diagnostics.map(({ help }) => help),
  };
}

const DONE = { code: 0, said: [], messages: [], helps: [] };

test.each([[[]], [['--check']]])('of two packages, the second is refused (%j)', async (flags) => {
  const project = new Project(PACKAGES);
  expect(await ran(project, '--cwd', 'a')).toEqual(DONE);
  const before = project.output();
  expect(await ran(project, '--cwd', 'b', ...flags)).toMatchObject({
    code: 2,
    said: ['error output-shared gen-dtos.config.ts:3:3'],
    messages: [
      '../out holds what ../a/gen-dtos.config.ts has generated from other models: user.json-schema.ts and 2 more.',
    ],
  });
  expect(project.output()).toEqual(before);
});

test('who does what the help says keeps the files of both', async () => {
  const project = new Project(PACKAGES);
  await ran(project, '--cwd', 'a');
  project.write({ 'b/gen-dtos.config.ts': NOT_SHARED });
  rmSync(project.path('out'), { recursive: true });
  for (const args of [['a'], ['b'], ['a', '--check'], ['b', '--check']])
    expect(await ran(project, '--cwd', ...args)).toEqual(DONE);
  expect(project.list()).toContain('user.ts');
  expect(project.list('out/b')).toContain('post.ts');
});

test('a model of the same name is not replaced', async () => {
  const other = deeper(modelFile('User')).replace('name:', 'size:');
  const project = new Project({ ...PACKAGES, 'b/post.model.ts': other });
  await ran(project, '--cwd', 'a');
  const { said } = await ran(project, '--cwd', 'b');
  expect(said).toEqual(['error output-shared gen-dtos.config.ts:3:3']);
});

test('JavaScript is not shared either', async () => {
  const js = (text: string): string => text.replace("out',", "out',\n  emit: 'js',");
  const project = new Project({
    ...PACKAGES,
    'a/gen-dtos.config.ts': js(PACKAGES['a/gen-dtos.config.ts']!),
    'b/gen-dtos.config.ts': js(PACKAGES['b/gen-dtos.config.ts']!),
  });
  await ran(project, '--cwd', 'a');
  const { said } = await ran(project, '--cwd', 'b');
  expect(said).toEqual(['error output-shared gen-dtos.config.ts:3:3']);
});

/** Two configurations beside each other. */
const BESIDE: Files = {
  'gen-dtos.config.ts': configOf('{user,team}.model.ts', 'out'),
  'user.model.ts': modelFile('User'),
  'team.model.ts': modelFile('Team'),
};

test('another configuration for other models is refused', async () => {
  const other = configOf('post.model.ts', 'out');
  const project = new Project({ ...BESIDE, 'other.ts': other, 'post.model.ts': modelFile('Post') });
  expect(await ran(project)).toEqual(DONE);
  const { said } = await ran(project, '--config', 'other.ts');
  expect(said).toEqual(['error output-shared other.ts:3:3']);
  expect(await ran(project, '--check')).toEqual(DONE);
});

test('another configuration for the same models changes nothing', async () => {
  const other = `import config from './gen-dtos.config.js';\nexport default { ...config, silence: ['island'] };`;
  const project = new Project({ ...BESIDE, 'other.ts': other });
  expect(await ran(project)).toEqual(DONE);
  const before = project.output();
  for (const flags of [['--check'], []])
    expect(await ran(project, '--config', 'other.ts', ...flags)).toEqual(DONE);
  expect(project.output()).toEqual(before);
});

test.each<[string, (project: Project) => void]>([
  ['is gone', (one) => rmSync(one.path('team.model.ts'))],
  [
    'is no longer one',
    (one) => one.write({ 'gen-dtos.config.ts': configOf('user.model.ts', 'out') }),
  ],
  [
    'is gone, and its configuration is elsewhere',
    (one) => {
      rmSync(one.path('team.model.ts'));
      rmSync(one.path('gen-dtos.config.ts'));
      one.write({ 'deep/gen-dtos.config.ts': configOf('../*.model.ts', '../out') });
    },
  ],
])('what was generated for a model that %s is removed', async (_, change) => {
  const project = new Project(BESIDE);
  expect(await ran(project)).toEqual(DONE);
  change(project);
  const at = project.list('deep').length > 0 ? ['--cwd', 'deep'] : [];
  expect(await ran(project, ...at)).toEqual(DONE);
  expect(project.list()).not.toContain('team.ts');
  expect(await ran(project, ...at, '--check')).toEqual(DONE);
});

test('a package that has another name now keeps its output', async () => {
  const project = new Project(PACKAGES);
  await ran(project, '--cwd', 'a');
  renameSync(project.path('a'), project.path('c'));
  expect(await ran(project, '--cwd', 'c')).toEqual(DONE);
  expect(readFileSync(project.path('out/index.ts'), 'utf8')).toContain('../c/gen-dtos.config.ts');
});

test('a project that was moved is up to date', async () => {
  const project = new Project(BESIDE);
  await ran(project);
  renameSync(project.folder, `${project.folder}-moved`);
  const { code } = await run(['--check', '--cwd', `${project.folder}-moved`]);
  expect(code).toBe(0);
  expect(readFileSync(`${project.folder}-moved/out/index.ts`, 'utf8')).not.toContain(
    project.folder,
  );
});

test('output that names no configuration, or a wrong one, is ours', async () => {
  const project = new Project(BESIDE);
  await ran(project);
  const index = project.read('out/index.ts');
  for (const line of ['', '// Configuration: ../nowhere.ts\n', '// Configuration: \0\n']) {
    project.write({ 'out/index.ts': index.replace(/\/\/ Configuration: .*\n/, line) });
    project.write({ 'out/old.ts': project.read('out/team.ts') });
    expect(await ran(project)).toEqual(DONE);
    expect(project.list()).not.toContain('old.ts');
    expect(project.read('out/index.ts')).toBe(index);
  }
});
