import { describe, expect, test as sequential } from 'vitest';
import { accepted, configured, GOOD, refused } from '../../../test/outcome.js';
import {
  brief,
  HEAD,
  modelFile,
  PACKAGE,
  Project,
  run,
  type Files,
} from '../../../test/project.js';

const test = sequential.concurrent;

test('code for CommonJS is told what to be', async () => {
  const text = "module.exports = { models: ['*.model.ts'], outDir: 'out' };";
  for (const files of [
    { ...GOOD, 'user.model.ts': `${modelFile()}${text}` },
    configured(`import 'gen-dtos/config';\n${text}`),
  ]) {
    const { diagnostics } = await new Project(files).report();
    expect(diagnostics[0]?.help).toBe('It is run as an ES module: use import and export default.');
  }
});

test('a spoilt tsconfig.json is told once, and as what it is', async () => {
  const files = {
    ...GOOD,
    'tsconfig.json': '{ bad json',
    'models/post.model.ts': modelFile('Post'),
  };
  const { diagnostics } = await new Project(files).report();
  expect(diagnostics).toMatchObject([
    {
      location: { file: 'tsconfig.json', line: 1 },
      help: 'Correct the file: it has to be valid JSON.',
    },
  ]);
});

test('who imports what is no code is told what can be imported', async () => {
  const files = { 'user.model.ts': `import './logo.svg';\n${modelFile()}`, 'logo.svg': '<svg/>' };
  const { diagnostics } = await new Project(files).report();
  expect(diagnostics.map(({ help }) => help).join('\n')).toContain('Import code or JSON only.');
});

test('a file that reads another file beside itself is told to import it', async () => {
  const read = `import { readFileSync } from 'node:fs';
export const words = readFileSync(new URL('./words.txt', import.meta.url), 'utf8');
export default { models: ['*.model.ts'], outDir: words };
`;
  for (const files of [configured(read), { ...GOOD, 'user.model.ts': read }]) {
    const { diagnostics } = await new Project({ ...files, 'words.txt': 'out' }).report();
    expect(diagnostics.map(({ help }) => help).join('\n')).toContain('Import them instead: ');
  }
});

test('of a file that is missing elsewhere, nobody is told so', async () => {
  const read = `throw new Error("ENOENT: no such file, open '/home/me/gen-dtos-demo/models/words.txt'");`;
  const { diagnostics } = await new Project({ ...GOOD, 'user.model.ts': read }).report();
  expect(diagnostics.map(({ help }) => help).join('\n')).toContain('only valibot and gen-dtos');
});

const MISSPELT = modelFile('User', `  name: field(v.string(), { writableBy: ['ownr'] }),`);

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
  ['ends the process, and shows stacks in its own way', 'Error.prepareStackTrace = (_, calls) => calls;\nprocess.exit(0);', 'model-exited user.model.ts'],
  ['shows stacks in its own way', 'Error.prepareStackTrace = (_, calls) => calls;\n' + MISSPELT, 'role-unknown user.model.ts:5:42'],
  ['kills the process', 'process.kill(process.pid, "SIGKILL");', 'model-exited user.model.ts:1:9'],
  ['aborts the process', 'process.abort();', 'model-threw user.model.ts:1:9'],
  ['imports no file', 'import "./nope.js";\nimport "nope-not-installed";', 'model-import user.model.ts:1:8', 'model-import user.model.ts:2:8'],
  ['imports what is not exported', 'import { nope } from "./access.js"; nope();', 'model-import user.model.ts:1:10'],
  ['exports no model', 'export const a = 1;', 'models-missing gen-dtos.config.ts:2:31'],
]; // prettier-ignore

test.each(FILES)('a model file that %s is named', async (_, text, ...said) => {
  expect(await refused({ 'user.model.ts': text })).toEqual({ code: 1, said });
});

test('no model file at all is a complaint about the configuration', async () => {
  expect(await refused({})).toEqual({ code: 1, said: ['models-missing gen-dtos.config.ts:2:31'] });
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
  [
    'throws',
    `import 'broken';`,
    '\nthrow new Error("no");',
    'model-threw node_modules/broken/index.js:2:7',
  ],
  [
    'lacks what is imported',
    `import { a } from 'broken';\na;`,
    'export const b = 1;',
    'model-import a.model.ts:1:10',
  ],
])('a package that %s is said of the file that imports it, and no other', async (...row) => {
  const [, text, code, first] = row;
  const unknown = modelFile('User', `  name: field(v.string(), { writableBy: ['ownr' as any] }),`);
  const files = { ...broken(code), 'a.model.ts': text, 'user.model.ts': unknown };
  expect(await refused(files)).toEqual({
    code: 1,
    said: [first, 'role-unknown user.model.ts:4:42'],
  });
});

test('a package that never ends loading is said of a file that imports it', async () => {
  const files = { ...broken('await new Promise(() => {});'), 'user.model.ts': `import 'broken';` };
  const entry = `${PACKAGE}/dist/generator/index.js`;
  const { generate } = (await import(entry)) as typeof import('../../index.js');
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
    const { generate } = (await import(entry)) as typeof import('../../index.js');
    const project = new Project({ ...GOOD, 'slow.model.ts': text });
    const { diagnostics, ok } = await generate({ cwd: project.folder, timeLimit: 2_000 });
    expect(ok).toBe(false);
    expect(diagnostics[0]?.message).toBe('slow.model.ts did not finish loading within 2 seconds.');
  });
});

test.each([
  [
    'a lazy getter',
    "export const User = model('User', { at: field(v.lazy(() => { for (;;); }), open) });",
    "'User' in user.model.ts could not be read within 2 seconds.",
    'model-timeout user.model.ts:4:14',
  ],
  [
    'a getter of metadata',
    "export const User = model('User', { at: field(v.pipe(v.any(), v.metadata({ get at() { for (;;); } })), open) });",
    "'User' in user.model.ts could not be read within 2 seconds.",
    'model-timeout user.model.ts:4:14',
  ],
  [
    'an exported proxy',
    "export const User = model('User', { at: field(v.any(), open) });\nexport const env = new Proxy({}, { get() { for (;;); } });",
    "'env' in user.model.ts could not be read within 2 seconds.",
    'model-timeout user.model.ts:5:14',
  ],
  [
    'a lazy getter of a model that is not exported',
    "const Part = model('Part', { at: field(v.lazy(() => { for (;;); }), open) });\nexport const User = model('User', { part: field(Part, open) });",
    "'Part' in user.model.ts could not be read within 2 seconds.",
    'model-timeout user.model.ts:4:7',
  ],
])('%s that never ends is named after the time limit', async (_, text, message, place) => {
  const entry = `${PACKAGE}/dist/generator/index.js`;
  const { generate } = (await import(entry)) as typeof import('../../index.js');
  const files = {
    'user.model.ts': `${HEAD}const open = { writableBy: ['owner'] } as const;\n${text}`,
  };
  const { diagnostics } = await generate({ cwd: new Project(files).folder, timeLimit: 2_000 });
  expect(diagnostics.map(brief)).toEqual([`error ${place}`]);
  expect(diagnostics[0]?.message).toBe(message);
});

test('a model file that leaves timers and an exit code behind changes nothing', async () => {
  const text = `setInterval(() => {}, 1_000);\nprocess.exitCode = 3;\n${modelFile()}`;
  expect(await accepted({ 'user.model.ts': text })).toContain('user.ts');
});

test.each(['null', `{ kind: 'ready' }`, `'ready'`])(
  'a file that tells whoever started its worker %s changes nothing',
  async (message) => {
    const text = `import { parentPort } from 'node:worker_threads';\nparentPort?.postMessage(${message});\n${modelFile()}`;
    expect(await accepted({ 'user.model.ts': text })).toContain('user.ts');
  },
);

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

test.each([
  ['an example with a function', 'v.pipe(v.any(), v.examples([{ at: 1, now: () => 2 }]))'],
  ['a proxy for a default', 'v.optional(v.any(), new Proxy({ at: 1 }, {}))'],
  ['a proxy for a list of values', 'v.pipe(v.number(), v.values(new Proxy([1], {})))'],
  ['a proxy for options', 'v.pipe(v.unknown(), v.parseBoolean({ truthy: new Proxy([1], {}) }))'],
  ['a description that throws', 'v.pipe(v.any(), v.description({ get at() { throw 1; } }))'],
  ['a title without end', 'v.pipe(v.any(), v.title(more()))'],
  ['metadata without end', 'v.pipe(v.any(), v.metadata(more()))'],
  ['what poses as a model', `v.pipe(v.any(), v.metadata({ '~model': { roles: new Map() } }))`],
])('%s, which no worker can hand over, is no obstacle', async (_, schema) => {
  const more = 'const more = (): object => ({ get at() { return more(); } });';
  const text = `${HEAD}${more}\nexport const User = model('User', { at: field(${schema}, { writableBy: ['owner'] }) });`;
  expect(await accepted({ 'user.model.ts': text })).toContain('user.ts');
});

test('examples that are no list are none', async () => {
  const text = `${HEAD}export const User = model('User', { at: field(v.pipe(v.any(), v.examples(3))) });`;
  expect(await accepted({ 'user.model.ts': text })).toContain('user.ts');
});
