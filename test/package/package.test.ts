/** The package as a stranger gets it: packed, installed into an empty project, and used there. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const exec = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');
const BIN = path.join(ROOT, 'node_modules/.bin');

let folder: string;
let tarball: string;
let contents: string[];

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'gen-dtos-package-')));
  const packed = await exec('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT });
  const [{ filename, files }] = JSON.parse(packed.stdout);
  tarball = path.join(folder, filename);
  contents = files.map((file: { path: string }) => file.path);

  for (const [name, text] of Object.entries(PROJECT)) write(name, text);
  const { valibot, typescript } = manifest.devDependencies;
  const packages = [tarball, `valibot@${valibot}`, `typescript@${typescript}`];
  await run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...packages);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the tarball', () => {
  test('holds what it should, and nothing else', () => {
    const others = contents.filter(
      (file) => !/^(dist\/(src|generator|templates)|docs)\//.test(file),
    );
    expect(others.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
  });

  test('holds the pages that its README and the command speak of', () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    const linked = [...readme.matchAll(/\]\((docs\/[^)#]*\.md)/g)].map(([, page]) => page);
    expect(linked.length).toBeGreaterThan(10);
    expect(linked.filter((page) => !contents.includes(page ?? ''))).toEqual([]);
    expect(contents).toContain('docs/diagnostics/role-unknown.md');
  });

  test('holds no tests and no sources', () => {
    expect(contents.filter((file) => /\.test\.|-d\.ts$/.test(file))).toEqual([]);
    expect(contents.filter((file) => !/(\.js|\.d\.ts|\.md|\.json|LICENSE)$/.test(file))).toEqual(
      [],
    );
  });

  test('is what publint asks for', async () => {
    await exec(path.join(BIN, 'publint'), ['run', tarball, '--strict']);
  });

  test('has types for every ESM resolution', async () => {
    await exec(path.join(BIN, 'attw'), [tarball, '--profile', 'esm-only']);
  });
});

describe.sequential('in a project of its own', () => {
  test('the command generates', async () => {
    const { stderr } = await run('npx', 'gen-dtos');
    expect(stderr).toMatch(/\d+ files, \d+ written/);
  });

  test('what it generated is up to date', async () => {
    await run('npx', 'gen-dtos', '--check');
  });

  test('it knows its version', async () => {
    const { stdout } = await run('npx', 'gen-dtos', '--version');
    expect(stdout.trim()).toBe(manifest.version);
  });

  test.each([
    ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
  ])('everything type-checks in %s', async (name, resolution) => {
    const include = ['*.ts', 'generated', ...(name === 'nodenext' ? ['consumer.cts'] : [])];
    const compilerOptions = { ...STRICT, ...resolution, outDir: 'build', rootDir: '.' };
    write(`tsconfig.${name}.json`, JSON.stringify({ compilerOptions, include }));
    const compiled = run('npx', 'tsc', '-p', `tsconfig.${name}.json`);
    expect(await compiled.catch(({ stdout }) => ({ stdout }))).toMatchObject({ stdout: '' });
  });

  test('an ES module parses', async () => {
    expect((await run('node', 'build/consumer.js')).stdout).toBe(ANSWER);
  });

  test('a module guards, with API keys and without the optional peers', async () => {
    expect((await run('node', 'build/guarded.js')).stdout).toBe('owner 401\n');
  });

  test('a module answers requests, without a framework', async () => {
    expect((await run('node', 'build/answering.js')).stdout).toBe(
      '200 {"email":"me@example.com"} 422\n',
    );
  });

  test('a bundle carries what it calls, and no more', async () => {
    write('form.ts', FORM);
    const asked = ['form.ts', '--bundle', '--format=esm', '--outfile=form.js'];
    await run(path.join(BIN, 'esbuild'), ...asked, '--charset=utf8');
    const bundle = readFileSync(path.join(folder, 'form.js'), 'utf8');
    const carried = ['Not writable', ...OF_OTHERS].filter((word) => bundle.includes(word));
    expect(carried).toEqual(['Not writable']);
  });

  test('a CommonJS module parses', async () => {
    expect((await run('node', 'build/consumer.cjs')).stdout).toBe(ANSWER);
  });
});

const run = (
  command: string,
  ...args: readonly string[]
): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  exec(command, args, { cwd: folder });

function write(name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const STRICT = {
  target: 'es2022',
  lib: ['es2022', 'dom'],
  types: [],
  strict: true,
  verbatimModuleSyntax: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
};

const USE = `const good = safeParse(updateUserByOwner, { email: 'me@example.com' });
const bad = safeParse(updateUserByOwner, { is_admin: true });
console.log(good.success && good.output.email, bad.success || bad.issues[0]?.message);
`;

const ANSWER = 'me@example.com Not writable\n';

const FORM = `import { updateUserByOwner } from './generated/user.js';

export const { validate } = updateUserByOwner['~standard'];
`;

/** Words from the audit log, its table of look-alikes, path parameters and views. */
const OF_OTHERS = ['looksLike', 'aаαɑ', 'Contradicts the path', 'createView'];

const PROJECT = {
  'package.json': JSON.stringify({ name: 'stranger', private: true, type: 'module' }),
  'gen-dtos.config.ts': `import { defineConfig } from 'gen-dtos/config';

export default defineConfig({
  models: ['*.model.ts'],
  outDir: 'generated',
  openapi: { info: { title: 'Stranger', version: '1.0.0' } },
});
`,
  'user.model.ts': `import * as v from 'valibot';
import { defineRoles } from 'gen-dtos';

const { field, model } = defineRoles({ owner: 'Whose it is', admin: 'Staff' });

export const User = model('User', {
  id: field(v.string()),
  email: field(v.pipe(v.string(), v.email()), { writableBy: ['owner'] }),
  even: field(v.optional(v.pipe(v.number(), v.check((value) => value % 2 === 0))), {
    writableBy: ['owner'],
  }),
  is_admin: field(v.boolean(), { writableBy: ['admin'] }),
});
`,
  'consumer.ts': `import { safeParse } from 'gen-dtos/runtime';
import { updateUserByOwner } from './generated/index.js';

${USE}`,
  'guarded.ts': `import { apiKeyAuth, hashPassword } from 'gen-dtos/auth';
import { createGuard } from 'gen-dtos/guard';

const { rolesOf } = createGuard({
  owner: (userId: string, user: { id: string }) => userId === user.id,
  admin: () => false,
});
const who = await apiKeyAuth({ prefix: 'sk_live', find: () => null })(new Request('http://localhost'));
await hashPassword('correct horse battery staple');
console.log(rolesOf('me', { id: 'me' }).join(), who.success || who.refusal.status);
`,
  'answering.ts': `import { withBody } from 'gen-dtos/web';
import { updateUserByOwner } from './generated/index.js';

const PATCH = withBody(updateUserByOwner, ({ body }) => Response.json(body));
const send = (body: string): Promise<Response> =>
  PATCH(
    new Request('http://localhost', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body,
    }),
  );
const good = await send('{"email":"me@example.com"}');
console.log(good.status, await good.text(), (await send('{"is_admin":true}')).status);
`,
  'consumer.cts': `import runtime = require('gen-dtos/runtime');
import generated = require('./generated/index.js');

const { safeParse } = runtime;
const { updateUserByOwner } = generated;
${USE}`,
  'generator.ts': `import { generate, type GenerateResult } from 'gen-dtos/generator';
import type { DtoOf } from 'gen-dtos';
import type { User } from './user.model.js';

export const again = (): Promise<GenerateResult> => generate({ check: true });
export const update: DtoOf<typeof User, 'update', 'owner'> = { email: 'me@example.com' };
`,
};
