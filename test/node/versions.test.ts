import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BIN, Project } from '../project.js';

const exec = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.tmp/node-versions');
const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');

/** The package with Node itself; the registry has one for each platform. */
const platform = `node-${process.platform}-${process.arch}`;
const VERSIONS = ['22', '24'];

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  const packages = VERSIONS.map((version) => `node-${version}@npm:${platform}@${version}`);
  await exec('npm', [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefix',
    folder,
    ...packages,
  ]);
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const node = (version: string): string =>
  path.join(folder, `node_modules/node-${version}/bin/node`);

const ACCESS = `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: 'Whose it is' });
`;

const MODELS = `import * as v from 'valibot';
import { field, model } from './access.ts';
const City = model('City', { name: field(v.string(), { writableBy: ['owner'] }) });
export const User = model('User', {
  age: field(v.pipe(v.string(), v.transform(Number)), { writableBy: ['owner'] }),
  city: field(City, { writableBy: ['owner'] }),
});
export { City };
`;

const USE = `import { parse } from 'gen-dtos/runtime';
import { createUserByOwner, type CreateUserByOwner } from './out/user.ts';
import { createUserByOwnerSchema } from './out/index.ts';
const user: CreateUserByOwner = parse(createUserByOwner, { age: '7', city: { name: 'Bern' } });
console.log(JSON.stringify(user), typeof createUserByOwnerSchema);
`;

it.each(VERSIONS)('generated TypeScript runs as it is on Node %s', async (version) => {
  const project = new Project({
    'gen-dtos.config.ts': `export default { models: ['user.model.ts'], outDir: 'out', emit: 'ts-as-is' };`,
    'package.json': '{ "type": "module" }',
    'access.ts': ACCESS,
    'user.model.ts': MODELS,
    'use.ts': USE,
  });
  await exec(node(version), [BIN], { cwd: project.folder });
  const { stdout } = await exec(node(version), ['use.ts'], { cwd: project.folder });
  expect(stdout).toBe('{"age":7,"city":{"name":"Bern"}} object\n');
});

it.each(VERSIONS)('it generates under the permission model of Node %s', async (version) => {
  const files = { 'access.ts': ACCESS, 'user.model.ts': MODELS };
  const project = new Project(files);
  const flags = ['fs-read=*', 'fs-write=*', 'worker', 'child-process', 'addons'];
  const permitted = ['--permission', ...flags.map((flag) => `--allow-${flag}`)];
  await exec(node(version), [...permitted, BIN], { cwd: project.folder });
  expect(project.list()).toContain('user.ts');
});

it.each(VERSIONS)('the demo holds on Node %s', async (version) => {
  const bin = path.join(folder, `node_modules/node-${version}/bin`);
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH']}` };
  const { stdout } = await exec(node(version), [tsx, 'examples/demo.ts'], { cwd: root, env });
  expect((await exec(node(version), ['--version'])).stdout).toMatch(`v${version}.`);
  expect(stdout).toMatch(/(\d+) attacks: \1 got through the unsafe twin, 0 the safe one/);
});
