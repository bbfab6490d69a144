import { chmodSync } from 'node:fs';
import { describe, expect, test as sequential } from 'vitest';
import { HEAD, modelFile, PACKAGE, Project, run, type Files } from '../../test/project.js';

const test = sequential.concurrent;

const GOOD: Files = { 'user.model.ts': modelFile() };

const config = (text: string): Files => ({ ...GOOD, 'gen-dtos.config.ts': text });

/** What a run says, and that it wrote nothing. */
async function refused(files: Files): Promise<{ code: number | null; said: string[] }> {
  const project = new Project(files);
  const { code, stdout, stderr } = await project.run('--json');
  expect(project.list(), stderr).toEqual([]);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: {
      code: string;
      help: string;
      message: string;
      location?: Record<string, unknown>;
    }[];
  };
  for (const { message, help } of diagnostics) {
    expect(message).toMatch(/\S/);
    expect(help).toMatch(/\.$/);
  }
  const said = diagnostics.map(({ code, location = {} }) =>
    [code, ['file', 'line', 'column'].flatMap((key) => location[key] ?? []).join(':')].join(' '),
  );
  return { code, said };
}

/** Runs that end well. */
async function accepted(files: Files): Promise<string[]> {
  const project = new Project(files);
  const { code, stderr } = await project.run('--silent');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return project.list();
}

/** Several tests look at what one run said. */
function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}

const CONFIGS: [name: string, text: string, ...said: string[]][] = [
  ['has a syntax error', 'export default {', 'config-failed gen-dtos.config.ts:1:17'],
  ['throws', 'const a = 1;\nthrow new Error("no");', 'config-failed gen-dtos.config.ts:2:7'],
  ['ends the process', '\n process.exit(0);', 'config-failed gen-dtos.config.ts:2:10'],
  ['imports nothing', 'import "./nope.js";', 'config-failed gen-dtos.config.ts:1:8'],
  ['exports nothing', 'export const a = 1;', 'config-invalid gen-dtos.config.ts'],
  ['exports a function', '\nexport default () => ({});', 'config-invalid gen-dtos.config.ts:2:1'],
  ['has a getter that throws', 'export default {\n  get models() { throw new Error("no"); } };', 'config-failed gen-dtos.config.ts:2:24'],
  ['is no data', 'const info: any = { title: "", version: "" };\ninfo.self = info;\nexport default { models: ["*"], outDir: "out", openapi: { info } };', 'config-failed gen-dtos.config.ts'],
  ['has an empty outDir', 'export default { models: ["*.model.ts"], outDir: "" };', 'config-invalid gen-dtos.config.ts:1:42'],
  ['has an absolute outDir', 'export default { models: ["*.model.ts"], outDir: "/tmp" };', 'config-invalid gen-dtos.config.ts:1:42'],
  ['has an absolute glob', 'export default { models: ["/**"], outDir: "out" };', 'config-invalid gen-dtos.config.ts:1:18'],
  ['has a null character', 'export default { models: ["*.model.ts"], outDir: "a\\0b" };', 'config-invalid gen-dtos.config.ts:1:42'],
  ['lacks keys', 'export default {};', 'config-invalid gen-dtos.config.ts:1:1', 'config-invalid gen-dtos.config.ts:1:1'],
  [
    'makes every mistake',
    'export default {\n  models: "x",\n  outDir: 3,\n  outdir: "x",\n  openapi: { info: {},\n    resourcs: {} },\n};',
    'config-invalid gen-dtos.config.ts:2:3',
    'config-invalid gen-dtos.config.ts:3:3',
    'config-invalid gen-dtos.config.ts:5:14',
    'config-invalid gen-dtos.config.ts:5:14',
    'config-invalid gen-dtos.config.ts:6:5',
    'config-invalid gen-dtos.config.ts:4:3',
  ],
  [
    'serves an unknown model',
    'export default { models: ["*.model.ts"], outDir: "out",\n  openapi: { info: { title: "", version: "" },\n    resources: { Usr: { path: "/u", operations: ["read"] } } } };',
    'resource-unknown gen-dtos.config.ts:3:18',
  ],
]; // prettier-ignore

test.each(CONFIGS)('a configuration that %s is bad usage', async (_, text, ...said) => {
  expect(await refused(config(text))).toEqual({ code: 2, said });
});

test('a project without configuration is bad usage', async () => {
  const { code, said } = await refused({ ...GOOD, 'gen-dtos.config.ts': undefined });
  expect({ code, said }).toEqual({ code: 2, said: ['config-missing '] });
});

test('an unknown option is answered with the nearest one beside it', async () => {
  const project = new Project(config('export default { openapi: { info: {}, resourcs: {} } };'));
  const { diagnostics } = await project.report();
  expect(diagnostics.map(({ help }) => help).join('\n')).toContain("Did you mean 'resources'?");
});

const FILES: [name: string, text: string, ...said: string[]][] = [
  ['has a syntax error', 'const = 1;', 'model-syntax user.model.ts:1:7'],
  ['throws', 'function f() {\n  throw new Error("no");\n}\nf();', 'model-threw user.model.ts:2:9'],
  ['throws no error', 'throw { a: 1 };', 'model-threw user.model.ts'],
  ['throws nothing', 'throw undefined;', 'model-threw user.model.ts'],
  ['throws what has no text', 'throw Object.create(null);', 'model-threw user.model.ts'],
  ['throws what lies', 'throw Object.defineProperties(new Error(""), { stack: { value: 3 }, message: { get() { throw 1; } } });', 'model-threw user.model.ts'],
  ['calls itself for ever', 'const f = (): void => f();\nf();', 'model-threw user.model.ts:1:23'],
  ['rejects in the background', '\nPromise.reject(new Error("late"));', 'model-threw user.model.ts:2:16'],
  ['ends the process', '\nprocess.exit(0);', 'model-exited user.model.ts:2:9'],
  ['kills the process', 'process.kill(process.pid, "SIGKILL");', 'model-exited user.model.ts:1:9'],
  ['aborts the process', 'process.abort();', 'model-threw user.model.ts:1:9'],
  ['imports no file', 'import "./nope.js";\nimport "nope-not-installed";', 'model-import user.model.ts:1:8', 'model-import user.model.ts:2:8'],
  ['imports what is not exported', 'import { nope } from "./access.js"; nope();', 'model-import user.model.ts:1:10'],
  ['exports no model', 'export const a = 1;', 'models-missing gen-dtos.config.ts'],
]; // prettier-ignore

test.each(FILES)('a model file that %s is named', async (_, text, ...said) => {
  expect(await refused({ 'user.model.ts': text })).toEqual({ code: 1, said });
});

test('no model file at all is a complaint about the configuration', async () => {
  expect(await refused({})).toEqual({ code: 1, said: ['models-missing gen-dtos.config.ts'] });
});

test('an import that ends the process is named with its line', async () => {
  const env = '\nif (!process.env["NOT_SET_ANYWHERE"]) {\n  process.exit(1);\n}\n';
  const files = { 'user.model.ts': `import './env.js';\n${modelFile()}`, 'env.ts': env };
  expect(await refused(files)).toEqual({ code: 1, said: ['model-exited env.ts:3:11'] });
});

test('a file that ends the process leaves no bundles behind', async () => {
  const project = new Project({ 'user.model.ts': 'process.exit(1);', 'tmp/keep': '' });
  await run(['--cwd', project.folder], { env: { ...process.env, TMPDIR: project.path('tmp') } });
  expect(project.list('tmp')).toEqual(['keep']);
});

test('a package that ends the process is named with its line', async () => {
  const files = {
    'user.model.ts': `import 'quits';\n${modelFile()}`,
    'node_modules/quits/package.json': '{ "name": "quits", "type": "module", "main": "index.js" }',
    'node_modules/quits/index.js': '\nprocess.exit(1);',
  };
  const said = ['model-exited node_modules/quits/index.js:2:9'];
  expect(await refused(files)).toEqual({ code: 1, said });
});

const broken = (code: string): Files => ({
  'node_modules/broken/package.json': '{ "name": "broken", "type": "module", "main": "index.js" }',
  'node_modules/broken/index.js': code,
});

test.each([
  ['throws', `import 'broken';`, '\nthrow new Error("no");', 'node_modules/broken/index.js:2:7'],
  [
    'lacks what is imported',
    `import { a } from 'broken';\na;`,
    'export const b = 1;',
    'a.model.ts',
  ],
])('a package that %s is said of the file that imports it, and no other', async (...row) => {
  const [, text, code, place] = row;
  const unknown = modelFile('User', `  name: field(v.string(), { writableBy: ['ownr' as any] }),`);
  const files = { ...broken(code), 'a.model.ts': text, 'user.model.ts': unknown };
  expect(await refused(files)).toEqual({
    code: 1,
    said: [`model-threw ${place}`, 'role-unknown user.model.ts:4:42'],
  });
});

test('a package that never ends loading is said of a file that imports it', async () => {
  const files = { ...broken('await new Promise(() => {});'), 'user.model.ts': `import 'broken';` };
  const entry = `${PACKAGE}/dist/generator/index.js`;
  const { generate } = (await import(entry)) as typeof import('../index.js');
  const { diagnostics } = await generate({ cwd: new Project(files).folder, timeLimit: 2_000 });
  expect(diagnostics[0]?.message).toContain('user.model.ts did not finish loading');
});

test('files that import each other in a circle are told so', async () => {
  const one = (own: string, other: string): string =>
    `import { ${other} } from './${other.toLowerCase()}.model.js';\n${modelFile(own, `  other: field(${other}, { writableBy: ['owner'] }),`)}`;
  const project = new Project({ 'a.model.ts': one('A', 'B'), 'b.model.ts': one('B', 'A') });
  const { diagnostics } = await project.report();
  expect(diagnostics[0]?.help).toContain('import each other in a circle');
  expect(diagnostics[0]?.location?.line).toBe(5);
});

describe('a model file that never ends loading', () => {
  test.each([
    ['waits for what never comes', 'await new Promise(() => {});'],
    ['runs for ever', 'for (;;);'],
  ])('%s is named after the time limit', async (_, text) => {
    const entry = `${PACKAGE}/dist/generator/index.js`;
    const { generate } = (await import(entry)) as typeof import('../index.js');
    const project = new Project({ ...GOOD, 'slow.model.ts': text });
    const { diagnostics, ok } = await generate({ cwd: project.folder, timeLimit: 2_000 });
    expect(ok).toBe(false);
    expect(diagnostics[0]?.message).toBe('slow.model.ts did not finish loading within 2 seconds.');
  });
});

test('a model file that leaves timers and an exit code behind changes nothing', async () => {
  const text = `setInterval(() => {}, 1_000);\nprocess.exitCode = 3;\n${modelFile()}`;
  expect(await accepted({ 'user.model.ts': text })).toContain('user.ts');
});

test('what a model file prints is no data', async () => {
  const project = new Project({
    'user.model.ts': `console.log('NOISE');\nprocess.stdout.write('NOISE');\n${modelFile()}`,
  });
  const { stdout, stderr } = await project.run('--json');
  expect(stdout).not.toContain('NOISE');
  expect(stderr).toContain('NOISE');
});

test('an import for its effect is run, even in a package that says it has none', async () => {
  const files = {
    'user.model.ts': `import './effect.js';\nif (!('effect' in globalThis)) throw 1;\n${modelFile()}`,
    'effect.ts': 'Object.assign(globalThis, { effect: true });',
  };
  expect(await accepted(files)).toContain('user.ts');
});

const FIELDS: [name: string, field: string, code: string, column?: number][] = [
  ['an altered model', 'field(v.partial(Inner), { writableBy: ["owner"] })', 'model-altered'],
  ['a model with a fallback', 'field(v.fallback(Inner, { a: "" }), { writableBy: ["owner"] })', 'model-altered'],
  ['a model with other messages', 'field(v.config(Inner, { message: "" }), { writableBy: ["owner"] })', 'model-altered'],
  ['a model in a list with other settings', 'field(v.config(v.array(Inner), {}), { writableBy: ["owner"] })', 'model-hidden'],
  ['a model in a list that computes its message', 'field(v.array(Inner, () => "No"), { writableBy: ["owner"] })', 'model-hidden'],
  ['a model in a record with a fallback', 'field(v.fallback(v.record(v.string(), Inner), {}), { writableBy: ["owner"] })', 'model-hidden'],
  ['a model that is made each time', 'field(v.lazy(() => v.array(Inner)), { writableBy: ["owner"] })', 'model-hidden'],
  ['a lazy schema that needs the input', 'field(v.lazy((i: any) => i.a), { writableBy: ["owner"] })', 'model-hidden'],
  ['lazy schemas without end', 'field((function f(): any { return v.lazy(() => v.array(f())) })())', 'model-hidden'],
  ['a rule behind a model that is made of a text', 'field(v.pipe(v.string(), v.parseJson(), Inner, v.maxEntries(3)), { writableBy: ["owner"] })', 'model-rules'],
  ['a narrowed model', 'field(Inner, { writableBy: [narrow("owner", v.strictObject({ a: v.literal("x") }))] })', 'narrowing-model', 36],
  ['a narrowed list of models', 'field(v.array(Inner), { writableBy: [narrow("owner", v.array(v.any()))] })', 'narrowing-model', 45],
  ['an asynchronous schema', 'field(v.pipeAsync(v.string(), v.checkAsync(async () => true)) as any)', 'schema-async'],
  ['a regular expression that remembers', 'field(v.pipe(v.string(), v.regex(/a/g)))', 'regex-stateful'],
  ["a key named '__proto__' inside", 'field(v.object({ ["__proto__"]: v.string() }))', 'field-name', 26],
  ["a key '__proto__:' inside", 'field(v.object({ __proto__: v.string() }))', 'field-name', 25],
]; // prettier-ignore

const complaintsOfFields = once(() => {
  const fields = FIELDS.map(([, text], index) => `  f${String(index).padStart(2, '0')}: ${text},`);
  const text = `${HEAD}import { narrow } from 'gen-dtos';
export const Inner = model('Inner', { a: field(v.string(), { writableBy: ['owner'] }) });
export const User = model('User', {
${fields.join('\n')}
});
narrow.length;`;
  return refused({ 'user.model.ts': text });
});

test.each(FIELDS.map((row, index) => [...row, index] as const))(
  'a field that holds %s is refused at its place',
  async (...row) => {
    const index = row.at(-1) as number;
    const [, , code, column = 3] = FIELDS[index] ?? [];
    const { said } = await complaintsOfFields();
    const ofLine = said
      .filter((one) => one.includes(`user.model.ts:${6 + index}:`))
      .filter((one) => !one.startsWith('schema-wider '));
    expect(ofLine).toEqual([`${code} user.model.ts:${6 + index}:${column}`]);
  },
);

test('every mistake of a declaration is said in one run, with its place', async () => {
  const text = `${HEAD}export const A = model('A', {
  a: field(),
  b: field(v.string(), { writeableBy: ['owner'] }),
  c: field(v.string(), { writableBy: 'owner' }),
  d: field(v.string(), { writableBy: ['ownr'] }),
  e: field(v.string(), { writableBy: { delete: ['owner'], create: 'owner' } }),
  f: v.string(),
  g: field(v.string(), { readableBy: 'owner' }),
  h: field(v.string(), { stored: 'no' }),
  i: field('string'),
  j: field(v.string(), null),
  k: field(v.string(), { writableBy: null }),
  l: null,
  m: field(v.string(), { readableBy: [3] }),
  n: field(v.string(), { writableBy: [null, {}] }),
  o: field(v.string(), { writableBy: [{ kind: 'narrowing', role: 'owner' }] }),
  __proto__: field(v.string()),
});
export const B = model('../../x', {});
export const C = model(undefined, {});
export const D = model('D');
export const E = model('E', []);
`;
  const { code, said } = await refused({ 'a.model.js': text });
  expect(code).toBe(1);
  expect(said.map((one) => one.replace('a.model.js:', ''))).toEqual([
    'field-invalid 4:6',
    'option-unknown 5:26',
    'grant-invalid 6:26',
    'grant-invalid 8:59',
    'grant-invalid 10:26',
    'field-invalid 11:26',
    'field-invalid 12:6',
    'field-invalid 13:6',
    'grant-invalid 14:26',
    'field-name 19:3',
    'role-unknown 7:39',
    'operation-unknown 8:40',
    'field-invalid 9:3',
    'field-invalid 15:3',
    'grant-invalid 16:3',
    'grant-invalid 17:3',
    'grant-invalid 17:3',
    'grant-invalid 18:3',
    'model-name 21:24',
    'model-name 22:18',
    'field-invalid 23:24',
    'field-invalid 24:24',
  ]);
});

const ROLES: [name: string, roles: string, ...said: string[]][] = [
  ["named '__proto__'", `['__proto__']: 'x', owner: ''`, 'role-name access.ts:2:48'],
  ["named '__proto__' in a literal", `__proto__: { description: 'x' }, owner: ''`, 'role-name access.ts:2:47'],
  ['with an empty name', `'': 'x', owner: ''`, 'role-name access.ts:2:47'],
  ["named 'anyone'", `anyone: 'x', owner: ''`, 'role-name access.ts:2:47'],
  ['without description', `x: undefined as any, owner: ''`, 'role-invalid access.ts:2:47'],
  ['with a number as description', `x: { description: 3 } as any, owner: ''`, 'role-invalid access.ts:2:47'],
  ['that extends no list', `x: { description: '', extends: 'owner' } as any, owner: ''`, 'role-invalid access.ts:2:47'],
  ['that extends an unknown one', `x: { description: '', extends: ['ownr' as any] }, owner: ''`, 'role-unknown access.ts:2:79'],
]; // prettier-ignore

test.each(ROLES)('a role %s is refused where it is declared', async (_, roles, ...expected) => {
  const access = `import { defineRoles } from 'gen-dtos';\nexport const { field, model } = defineRoles({ ${roles} });`;
  const { code, said } = await refused({ ...GOOD, 'access.ts': access });
  expect({ code, said: said.filter((one) => !one.startsWith('role-unused')) }).toEqual({
    code: 1,
    said: expected,
  });
});

test('letters that take more than a byte do not shift a place', async () => {
  const { said } = await refused({ 'user.model.ts': `/* 日本😀 */ const = 1;` });
  expect(said).toEqual(['model-syntax user.model.ts:1:18']);
});

test('a byte order mark and Windows line ends do not shift a place', async () => {
  const text = modelFile('User', `  name: field(v.string(), { writableBy: ['ownr' as any] }),`);
  const files = { 'user.model.ts': `\uFEFF${text.replaceAll('\n', '\r\n')}` };
  expect((await refused(files)).said).toEqual(['role-unknown user.model.ts:4:42']);
});

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
