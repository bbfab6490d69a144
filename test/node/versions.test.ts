import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const exec = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.tmp/node-versions');
const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');

/** Node itself, as the registry has it: a package for each platform. */
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

it.each(VERSIONS)('the demo holds on Node %s', async (version) => {
  const bin = path.join(folder, `node_modules/node-${version}/bin`);
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH']}` };
  const node = path.join(bin, 'node');
  const { stdout } = await exec(node, [tsx, 'examples/demo.ts'], { cwd: root, env });
  expect((await exec(node, ['--version'])).stdout).toMatch(`v${version}.`);
  expect(stdout).toMatch(/(\d+) attacks: \1 got through the unsafe twin, 0 the safe one/);
});
