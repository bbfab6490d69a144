/** Configurations that are missing, wrong, or not to be trusted. */
import { expect, test as sequential } from 'vitest';
import { configured, GOOD, refused } from '../../../test/outcome.js';
import { Project, type Files } from '../../../test/project.js';

const test = sequential.concurrent;

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
  ['has a function for an option', 'export default { models: ["*.model.ts"], outDir: "out", accessMatrix: () => false };', 'config-invalid gen-dtos.config.ts:1:57'],
  ['has a symbol for an option', 'export default { models: ["*.model.ts"], outDir: "out", emit: Symbol() };', 'config-invalid gen-dtos.config.ts:1:57'],
  ['has a function that is no option', 'export default { models: ["*.model.ts"], outDir: "out", format() {} };', 'config-invalid gen-dtos.config.ts:1:57'],
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
    'misspells several options',
    'export default { models: ["*.model.ts"], outDir: "out",\n  emitt: "js",\n  pretier: true,\n  openapi: { info: { title: "", version: "" },\n    server: [],\n    resource: {},\n    resources: { User: { path: "/u", operations: ["read"],\n      patchs: [],\n      parth: "" } } } };',
    'config-invalid gen-dtos.config.ts:8:7',
    'config-invalid gen-dtos.config.ts:9:7',
    'config-invalid gen-dtos.config.ts:5:5',
    'config-invalid gen-dtos.config.ts:6:5',
    'config-invalid gen-dtos.config.ts:2:3',
    'config-invalid gen-dtos.config.ts:3:3',
  ],
  [
    'serves an unknown model',
    'export default { models: ["*.model.ts"], outDir: "out",\n  openapi: { info: { title: "", version: "" },\n    resources: { Usr: { path: "/u", operations: ["read"] } } } };',
    'resource-unknown gen-dtos.config.ts:3:18',
  ],
]; // prettier-ignore

test.each(CONFIGS)('a configuration that %s is bad usage', async (_, text, ...said) => {
  expect(await refused(configured(text))).toEqual({ code: 2, said });
});

test('a project without configuration is bad usage', async () => {
  const { code, said } = await refused({ ...GOOD, 'gen-dtos.config.ts': undefined });
  expect({ code, said }).toEqual({ code: 2, said: ['config-missing '] });
});

test.each<[string, Files, string[], string]>([
  ['another ending', { 'gen-dtos.config.cjs': '' }, [], "Did you mean 'gen-dtos.config.cjs'? "],
  ['another name', { 'mine.ts': '' }, ['--config', 'mien.ts'], "Did you mean 'mine.ts'? "],
  ['nothing like it', { 'vite.config.ts': '' }, [], 'Create one '],
])('a configuration that is missing, beside one with %s', async (_, files, args, help) => {
  const project = new Project({ 'gen-dtos.config.ts': undefined, 'access.ts': '', ...files });
  const { diagnostics } = await project.report(...args);
  expect(diagnostics[0]?.help.startsWith(help)).toBe(true);
});

test('text for a list of globs is answered with the list', async () => {
  const project = new Project(
    configured("export default { models: '*.model.ts', outDir: 'out' };"),
  );
  const { diagnostics } = await project.report();
  expect(diagnostics[0]?.help).toBe("Make it a list: ['*.model.ts'].");
});

test('an unknown option is answered with the nearest one beside it', async () => {
  const project = new Project(
    configured('export default { openapi: { info: {}, resourcs: {} } };'),
  );
  const { diagnostics } = await project.report();
  expect(diagnostics.map(({ help }) => help).join('\n')).toContain("Did you mean 'resources'?");
});
