import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HELP } from '../generator/cli/arguments.js';
import { snippetsOf } from './page-snippets.js';
import type { Report } from './project.js';

const exec = promisify(execFile);
const root = path.resolve(import.meta.dirname, '..');
const bin = path.join(root, 'dist/generator/cli/bin.js');
const readme = await readFile(path.join(root, 'README.md'), 'utf8');

/** What has snippets that go with those of the README. */
const pages = [readme, await readFile(path.join(root, 'docs/issues/README.md'), 'utf8')];

const files = snippetsOf(pages.join('\n'));

/** The comment lines at the end of a block: what it prints. */
const printed = (file: string): string =>
  (files.get(file) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('// '))
    .map((line) => line.slice(3))
    .join('\n');

let project: string;

beforeAll(async () => {
  await mkdir(path.join(root, '.tmp'), { recursive: true });
  project = await mkdtemp(path.join(root, '.tmp/readme-'));
  for (const [file, text] of files) {
    if (file.startsWith('src/generated/')) continue;
    await mkdir(path.dirname(path.join(project, file)), { recursive: true });
    await writeFile(path.join(project, file), text);
  }
  await writeFile(path.join(project, 'package.json'), '{ "type": "module" }');
  await mkdir(path.join(project, 'node_modules'));
  await exec('ln', ['-s', root, path.join(project, 'node_modules/gen-dtos')]);
  await exec(process.execPath, [bin, '--cwd', project]);
});

afterAll(() => rm(project, { recursive: true, force: true }));

it('shows models and a configuration of which nothing is to be said', async () => {
  const { stdout } = await exec(process.execPath, [bin, '--cwd', project, '--json']);
  const { diagnostics } = JSON.parse(stdout) as Report;
  expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

it('shows what comes out', async () => {
  const shown = files.get('src/generated/user.ts') ?? '';
  const generated = await readFile(path.join(project, 'src/generated/user.ts'), 'utf8');
  for (const declaration of shown.trim().split('\n\n')) expect(generated).toContain(declaration);
});

it('shows what the refused attack prints', async () => {
  expect(onOneLine(await run('src/attack.ts'))).toBe(onOneLine(printed('src/attack.ts')));
});

it.each(['src/audit.ts', 'src/german.ts'])('shows what %s prints', async (file) => {
  expect(onOneLine(await run(file))).toBe(onOneLine(printed(file)));
});

it('shows what a key that is sent twice prints', async () => {
  expect(await run('src/raw.ts')).toBe(printed('src/raw.ts'));
});

it('shows what a derived schema lets through', async () => {
  expect(await run('src/today.ts')).toBe(printed('src/today.ts'));
});

it('shows a handler that refuses the attack', async () => {
  const call = `import { patchUser } from './src/handler.js';
for (const body of ['{ "is_admin": true }', '{ "is_admin": tr']) {
  const request = new Request('http://localhost/users/1', { method: 'PATCH', body });
  const response = await patchUser(request, '1', ['owner']);
  const { errors } = await response.json();
  const type = response.headers.get('content-type');
  console.log(response.status, type, errors[0].pointer, errors[0].detail);
}
`;
  await writeFile(path.join(project, 'call.mts'), call);
  expect((await run('call.mts')).split('\n')).toEqual([
    '422 application/problem+json #/is_admin Not accepted',
    '422 application/problem+json # Unfinished JSON',
  ]);
  await rm(path.join(project, 'call.mts'));
});

it('shows the one compile error there is', async () => {
  const errors = await typeCheck();
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/^src\/refused\.ts\(7,23\)/);
  expect(errors[0]).toContain("Types of property 'is_admin' are incompatible");
});

it('shows how a mistake is shown', async () => {
  const shown = readme.match(/```text\n(error role-unknown[\s\S]*?)```/)?.[1] ?? '';
  const model = path.join(project, 'src/models/user.model.ts');
  const text = await readFile(model, 'utf8');
  await writeFile(
    model,
    `
import * as v from 'valibot';
import { field, model } from '../access.js';

export const User = model('User', {
  email: field(v.string(), { writableBy: ['onwer'] }),
});
`,
  );
  const { stderr } = await exec(process.execPath, [bin], { cwd: project }).catch(
    (error: { stderr: string }) => error,
  );
  await writeFile(model, text);
  expect(stderr).toContain(shown);
});

it('shows the options of the command', () => {
  const options = readme.match(/npx gen-dtos \[options\]\n\n([\s\S]*?)```/)?.[1] ?? '';
  expect(HELP).toContain(options);
});

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');

async function run(file: string): Promise<string> {
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
  const { stdout } = await exec(process.execPath, [tsx, file], {
    cwd: project,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return stdout.trim();
}

async function typeCheck(): Promise<string[]> {
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023', 'dom'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
  };
  await writeFile(
    path.join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['src', '*.ts'] }),
  );
  const tsc = path.join(root, 'node_modules/typescript-5.9/lib/tsc.js');
  const { stdout } = await exec(process.execPath, [tsc, '--pretty', 'false'], {
    cwd: project,
  }).catch((error: { stdout: string }) => error);
  return stdout.split(/\n(?! )/).filter((line) => line !== '');
}
