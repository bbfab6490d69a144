/** Which files and exports count as models. */
import { chmodSync, symlinkSync } from 'node:fs';
import { expect, test as sequential } from 'vitest';
import { accepted, GOOD, once, refused } from '../../../test/outcome.js';
import { modelFile, Project, run, type Files, type Report } from '../../../test/project.js';

const test = sequential.concurrent;

const ODD_FILES = [
  'a b.model.ts',
  `it's "quoted".model.ts`,
  'ünï日本😀.model.ts',
  '[id].model.ts',
  '{a,b}.model.ts',
  '`$(x)`.model.ts',
  'line\u2028break.model.ts',
];

const outputOfOddFiles = once(() => {
  const check = `  name: field(v.pipe(v.string(), v.check((x) => x !== 'no')), { writableBy: ['owner'] }),`;
  const files = ODD_FILES.map((name, index) => [name, modelFile(`Model${index}`, check)]);
  return accepted(Object.fromEntries(files) as Files);
});

test.each(ODD_FILES)('a file named %j is read', async (name) => {
  expect(await outputOfOddFiles()).toContain(`model${ODD_FILES.indexOf(name)}.ts`);
});

test('files whose names could not be imported are refused', async () => {
  const names = ['h#a', 'line\nbreak', 'p%20', 'q?', 'star*'].map((name) => `${name}.model.ts`);
  const files = names.map((name, index) => [name, modelFile(`Model${index}`)]);
  const { code, said } = await refused(Object.fromEntries(files) as Files);
  expect(code).toBe(1);
  expect(said.toSorted()).toEqual(names.map((name) => `model-file-name ${name}`).toSorted());
});

sequential.skipIf(process.getuid?.() !== 0)(
  'a model file that may not be read is named',
  async () => {
    const project = new Project(GOOD);
    chmodSync(project.folder, 0o755);
    chmodSync(project.path('user.model.ts'), 0);
    const nobody = { uid: 65_534, gid: 65_534 };
    const { code, stderr } = await run(['--cwd', project.folder], nobody);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error model-import: Cannot read file .*\n {2}.*user\.model\.ts\n/);
  },
);

test.each([
  ['forbids looking at it', `new Proxy({}, { has() { throw new Error('no'); } })`],
  ['only looks like a model', `{ '~model': { name: 'X' } }`],
  ['is nothing', 'null'],
])('an export that %s is no model, and no obstacle', async (_, value) => {
  const text = `${modelFile()}export const env = ${value};\n`;
  expect(await accepted({ 'user.model.ts': text })).toContain('user.ts');
});

test('JavaScript model files are read', async () => {
  expect(await accepted({ 'user.model.js': modelFile() })).toContain('user.ts');
});

test('a default export is a model, too', async () => {
  const text = modelFile().replace('export const User =', 'export default');
  expect(await accepted({ 'user.model.ts': text })).toContain('user.ts');
});

test('a model that a second file exports again is one model, of the file that declares it', async () => {
  const files = { ...GOOD, 'all.model.ts': `export * from './user.model.js';` };
  const project = new Project(files);
  await project.run();
  expect(project.read('out/user.ts')).toContain('from user.model.ts');
});

test('paths of tsconfig.json are followed', async () => {
  const files = {
    'user.model.ts': modelFile().replace('./access.js', '@/access'),
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
  };
  expect(await accepted(files)).toContain('user.ts');
});

test('globs that match the output do not read it', async () => {
  const project = new Project({
    ...GOOD,
    'gen-dtos.config.ts': `export default { models: ['**/*.ts', '!gen-dtos.config.ts'], outDir: 'out' };`,
  });
  await project.run();
  expect((await project.report()).inputs).toEqual([
    'access.ts',
    'gen-dtos.config.ts',
    'user.model.ts',
  ]);
});

test('models may lie in the output folder', async () => {
  const project = new Project({
    'gen-dtos.config.ts': `export default { models: ['*.model.ts'], outDir: '.' };`,
    ...GOOD,
  });
  await project.run();
  expect((await project.run('--check')).code).toBe(0);
});

test('what the configuration imports is an input', async () => {
  const project = new Project({
    ...GOOD,
    'gen-dtos.config.ts': `import { outDir } from './folders.js';\nexport default { models: ['*.model.ts'], outDir };`,
    'folders.ts': `export const outDir = 'out';`,
  });
  expect((await project.report()).inputs).toContain('folders.ts');
});

test('a model file behind a link is an input by the path that it was found by', async () => {
  const project = new Project({ 'elsewhere/user.ts': modelFile() });
  symlinkSync(project.path('elsewhere/user.ts'), project.path('user.model.ts'));
  expect((await project.report()).inputs).toEqual([
    'access.ts',
    'gen-dtos.config.ts',
    'user.model.ts',
  ]);
});

test('so is every file of a project behind a link', async () => {
  const project = new Project(GOOD);
  const link = `${project.folder}-link`;
  symlinkSync(project.folder, link);
  const { stdout } = await run(['--cwd', link, '--json']);
  expect((JSON.parse(stdout) as Report).inputs).toEqual([
    'access.ts',
    'gen-dtos.config.ts',
    'user.model.ts',
  ]);
});
