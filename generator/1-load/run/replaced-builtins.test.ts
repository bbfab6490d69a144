/** Model files run in the thread that reads them. What they replace there must not change what is read. */
import { expect, test as sequential } from 'vitest';
import { once } from '../../../test/outcome.js';
import { modelFile, Project, type Files } from '../../../test/project.js';

const test = sequential.concurrent;

const MODELS: Files = { 'post.model.ts': modelFile('Post'), 'user.model.ts': modelFile() };

/** The output of the models alone. */
const expected = once(async () => {
  const project = new Project(MODELS);
  await project.run();
  return project.output();
});

const REPLACED: [what: string, code: string][] = [
  ['Array.prototype.filter', 'Array.prototype.filter = () => [];'],
  ['Array.prototype.filter', 'Array.prototype.filter = () => { throw 1; };'],
  ['Array.prototype.map', 'delete (Array.prototype as any).map;'],
  ['Array.prototype[Symbol.iterator]', 'Array.prototype[Symbol.iterator] = function* () {} as any;'],
  ['Array Iterator.prototype.next', 'Object.getPrototypeOf([].values()).next = () => ({ done: true });'],
  ['String.prototype.split', 'String.prototype.split = () => [];'],
  ['RegExp.prototype.test', 'RegExp.prototype.test = () => false;'],
  ['Object.entries', 'Object.entries = () => [];'],
  ['Object.getPrototypeOf', 'Object.defineProperty(Object, "getPrototypeOf", { get: () => () => null });'],
  ['Promise.prototype.then', 'Promise.prototype.then = () => new Promise(() => {}) as any;'],
  ['Map', 'globalThis.Map = class {} as any;'],
  ['Map.prototype.set', 'Map.prototype.set = function () { return this; };'],
  ['JSON.stringify', 'JSON.stringify = () => "";'],
  ['Reflect.defineProperty', 'Reflect.get = Reflect.defineProperty = () => true;'],
]; // prettier-ignore

test.each(REPLACED)('%s, replaced by a model file, is put back, and told', async (what, code) => {
  const project = new Project({ ...MODELS, 'a.model.ts': code });
  const { diagnostics, ok } = await project.report();
  expect(ok).toBe(true);
  expect(diagnostics).toMatchObject([
    { code: 'builtin-replaced', severity: 'warning', location: { file: 'a.model.ts' } },
  ]);
  expect(diagnostics[0]?.message).toContain(`replaces ${what}`);
  expect(project.output()).toEqual(await expected());
});

test.each([
  ['a moment later', 'setImmediate(() => (Array.prototype.filter = () => []));'],
  ['soon', 'setTimeout(() => (Array.prototype.filter = () => []), 1);'],
])('what is replaced %s is put back', async (_, code) => {
  const project = new Project({ ...MODELS, 'a.model.ts': code });
  expect((await project.report()).ok).toBe(true);
  expect(project.output()).toEqual(await expected());
});

test('what the configuration or a package replaces is told, too', async () => {
  const project = new Project({
    ...MODELS,
    'a.model.ts': `import 'polyfill';`,
    'node_modules/polyfill/package.json': '{ "type": "module", "main": "index.js" }',
    'node_modules/polyfill/index.js': 'Array.prototype.push = Array.prototype.pop = () => 1;',
  });
  const { diagnostics, ok } = await project.report();
  expect(ok).toBe(true);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "The configuration, or a package that is imported, replaces Array.prototype.pop and 1 more of JavaScript's own functions. To read the models, gen-dtos put back the original.",
  ]);
});

test('what can not be put back is an error', async () => {
  const code = `\nArray.prototype.filter = () => [];\nObject.freeze(Array.prototype);`;
  const project = new Project({ ...MODELS, 'a.model.ts': code });
  expect(await project.complaints()).toContain('error model-threw a.model.ts');
  expect(project.list()).toEqual([]);
});

test('what is added or frozen is nobody else’s business', async () => {
  const code =
    'Object.assign(Array.prototype, { mine: 1 }); Object.freeze(Array.prototype); Error.prepareStackTrace = () => "";';
  const project = new Project({ ...MODELS, 'a.model.ts': code });
  expect(await project.complaints()).toEqual([]);
  expect(project.output()).toEqual(await expected());
});
