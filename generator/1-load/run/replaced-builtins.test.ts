/** Model files run in the thread that reads them. What they replace there must not change what is read. */
import { expect, test as sequential } from 'vitest';
import { once } from '../../../test/outcome.js';
import { brief, CONFIG, modelFile, Project, type Files } from '../../../test/project.js';

const test = sequential.concurrent;

const MODELS: Files = { 'post.model.ts': modelFile('Post'), 'user.model.ts': modelFile() };

/** The output of the models alone. */
const expected = once(async () => {
  const project = new Project(MODELS);
  await project.run();
  return project.output();
});

const MISSPELT = modelFile('Zoo', `  name: field(v.string(), { writableBy: ['ownr'] }),`);

const REPLACED: [what: string, code: string][] = [
  ['Array.prototype.filter', 'Array.prototype.filter = () => [];'],
  ['Array.prototype.filter', 'Array.prototype.filter = () => { throw 1; };'],
  ['Array.prototype.map', 'Reflect.deleteProperty(Array.prototype, "map");'],
  ['Array.prototype[Symbol.iterator]', 'Array.prototype[Symbol.iterator] = function* () {} as never;'],
  ['Array Iterator.prototype.next', 'Object.getPrototypeOf([].values()).next = () => ({ done: true });'],
  ['String.prototype.split', 'String.prototype.split = () => [];'],
  ['RegExp.prototype.test', 'RegExp.prototype.test = () => false;'],
  ['Object.entries', 'Object.entries = () => [];'],
  ['Object.getPrototypeOf', 'Object.defineProperty(Object, "getPrototypeOf", { get: () => () => null });'],
  ['Promise.prototype.then', 'Promise.prototype.then = () => new Promise(() => {}) as never;'],
  ['Map', 'globalThis.Map = class {} as never;'],
  ['Map.prototype.set', 'Map.prototype.set = function () { return this; };'],
  ['JSON.stringify', 'JSON.stringify = () => "";'],
  ['Object.prototype.writableBy', 'Object.assign(Object.prototype, { writableBy: ["owner"] });'],
  ['Object.prototype.writableBy', 'Object.defineProperty(Object.prototype, "writableBy", { value: ["owner"], configurable: true });'],
  ['Object.prototype[mine]', 'Object.assign(Object.prototype, { [Symbol("mine")]: true });'],
  ['Array.prototype.0', 'Object.defineProperty(Array.prototype, 0, { get: () => "owner", configurable: true });'],
  ['Reflect.defineProperty', 'Reflect.get = Reflect.defineProperty = () => true;'],
]; // prettier-ignore

test.each(REPLACED)(
  '%s, replaced by a model file, is an error, and all else is read',
  async (...row) => {
    const [what, code] = row;
    const project = new Project({ ...MODELS, 'a.model.ts': code, 'z.model.ts': MISSPELT });
    const { diagnostics } = await project.report();
    expect(diagnostics.map(brief)).toEqual([
      'error builtin-replaced a.model.ts',
      'error role-unknown z.model.ts:4:42',
    ]);
    expect(diagnostics[0]?.message).toContain(`changes ${what}`);
    expect(project.list()).toEqual([]);
  },
);

test('a model that is declared without one of them does not lose grants without a word', async () => {
  const project = new Project({
    'a.model.ts': `Array.prototype.filter = () => [];\n${modelFile()}`,
  });
  expect(await project.complaints()).toEqual(['error builtin-replaced a.model.ts']);
});

test('what a file replaces a moment later is an error, too', async () => {
  const code = 'setImmediate(() => (Array.prototype.filter = () => []));';
  const project = new Project({ ...MODELS, 'a.model.ts': code });
  expect(await project.complaints()).toEqual(['error builtin-replaced a.model.ts']);
});

test('what is replaced at any time loses no model without a word', async () => {
  const code = 'setTimeout(() => (Array.prototype.filter = () => []), 1);';
  const project = new Project({ ...MODELS, 'a.model.ts': code });
  const { ok, diagnostics } = await project.report();
  const said = diagnostics.map((one) => one.code);
  expect(ok ? project.output() : said).toEqual(ok ? await expected() : ['builtin-replaced']);
});

test('what the configuration or a package replaces is put back before models are declared', async () => {
  const code = 'Array.prototype.filter = Array.prototype.includes = () => [];';
  const project = new Project({
    ...MODELS,
    'gen-dtos.config.ts': `${code}\n${CONFIG}`,
    'user.model.ts': `import 'polyfill';\n${modelFile()}`,
    'node_modules/polyfill/package.json': '{ "type": "module", "main": "index.js" }',
    'node_modules/polyfill/index.js': code,
  });
  expect(await project.complaints()).toEqual([]);
  expect(project.output()).toEqual(await expected());
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
