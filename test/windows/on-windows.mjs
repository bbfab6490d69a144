/** What holds on Windows. `on-wine.sh` runs this there. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

const PROJECT = process.env.PROJECT ?? '';
const BIN = path.join(PROJECT, 'node_modules/gen-dtos/dist/generator/cli/bin.js');
const at = (name) => path.join(PROJECT, name);
const edit = (name, from, to) =>
  writeFileSync(at(name), readFileSync(at(name), 'utf8').replace(from, to));

function start(...args) {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: PROJECT });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (said.stdout += text));
  child.stderr.on('data', (text) => (said.stderr += text));
  const ended = new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
  return { child, said, ended };
}
const run = (...args) => start(...args).ended;

const contents = (folder) =>
  Object.fromEntries(
    readdirSync(at(folder)).map((name) => [name, readFileSync(at(`${folder}/${name}`), 'utf8')]),
  );

test('what is written is, byte for byte, what Linux writes', async () => {
  renameSync(at('generated'), at('from-linux'));
  const { code, stderr } = await run();
  assert.equal(code, 0, stderr);
  assert.deepEqual(contents('generated'), contents('from-linux'));
});

test('paths are told with forward slashes', async () => {
  const { inputs, outputs } = JSON.parse((await run('--json')).stdout);
  assert.deepEqual(inputs.slice(0, 3), [
    'access.ts',
    'gen-dtos.config.ts',
    'models/address.model.ts',
  ]);
  assert.equal(outputs[0].file, 'generated/access-matrix.md');
});

test('--check is content, with the line ends of Windows, too', async () => {
  edit('generated/user.ts', /\n/g, '\r\n');
  assert.equal((await run('--check')).code, 0);
});

test('mistakes are shown where they are', async () => {
  const field = `field(v.string(), { readableBy: 'anyoen' })`;
  const head = `import * as v from 'valibot';\nimport { field, model } from '../access.js';\n`;
  writeFileSync(at('models/a.model.ts'), `${head}export const A = model('A', { a: ${field} });\n`);
  writeFileSync(at('models/b.model.ts'), `\nthrow new Error('no');\n`);
  const { code, stderr } = await run();
  rmSync(at('models/a.model.ts'));
  rmSync(at('models/b.model.ts'));
  assert.equal(code, 1);
  assert.match(stderr, /^ {2}models\/a\.model\.ts:3:54$/m);
  assert.match(stderr, /^ {2}models\/b\.model\.ts:2:7$/m);
});

test('runs at the same time all succeed', async () => {
  rmSync(at('generated'), { recursive: true });
  const runs = await Promise.all([run(), run(), run()]);
  assert.deepEqual(
    runs.map(({ code }) => code),
    [0, 0, 0],
    JSON.stringify(runs),
  );
  assert.deepEqual(contents('generated'), contents('from-linux'));
});

test('--watch generates again, whatever file of the project changes', async () => {
  const { child, said, ended } = start('--watch');
  const until = async (text) => {
    for (let times = 0; !said.stderr.includes(text) && times < 300; times++) await sleep(100);
    assert.ok(said.stderr.includes(text), said.stderr);
    said.stderr = '';
  };
  await until(' ms.');
  edit('access.ts', 'Helpdesk staff', 'Helpers');
  await until('changed   generated/user.ts');
  mkdirSync(at('models/more'));
  const model = `export const More = model('More', { a: field(v.string()) });\n`;
  const head = `import * as v from 'valibot';\nimport { field, model } from '../../access.js';\n`;
  writeFileSync(at('models/more/more.model.ts'), head + model);
  await until('created   generated/more.ts');
  rmSync(at('models/more/more.model.ts'));
  await until('removed   generated/more.ts');
  child.kill();
  await ended;
});
