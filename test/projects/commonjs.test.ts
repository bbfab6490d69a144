/** The package in a project of CommonJS, as `tsc --init` set it up for a decade. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { once } from '../outcome.js';
import { modelFile, Project } from '../project.js';

const exec = promisify(execFile);
const MODULES = path.resolve(import.meta.dirname, '../../node_modules');

const generated = once(async () => {
  const project = new Project({
    'package.json': '{ "name": "legacy" }',
    'gen-dtos.config.ts': `import { defineConfig } from 'gen-dtos/config';
export default defineConfig({ models: ['src/*.model.ts'], outDir: 'src/generated' });
`,
    'src/access.ts': `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: 'Whose it is' });
`,
    'src/user.model.ts': modelFile(
      'User',
      `  name: field(v.pipe(v.string(), v.check((name) => name !== 'root')), { writableBy: ['owner'] }),
  is_admin: field(v.boolean()),`,
    ).replace('./access.js', './access'),
    'src/app.ts': `import { safeParse, type Parsed } from 'gen-dtos/runtime';
import { safeParse as quick } from 'gen-dtos/runtime/generated';
import { createGuard } from 'gen-dtos/guard';
import { withBody } from 'gen-dtos/express';
import { updateUserByOwner, type UpdateUserByOwner } from './generated/user';

export const save = (changes: Parsed<UpdateUserByOwner>): string | undefined => changes.name;
// @ts-expect-error: nobody parsed it
save({ is_admin: true });
for (const body of [{ name: 'me' }, { name: 'root' }, { is_admin: true }]) {
  console.log(safeParse(updateUserByOwner, body).success, quick(updateUserByOwner, body).success);
}
console.log(typeof createGuard, typeof withBody);
`,
  });
  expect((await project.run()).code).toBe(0);
  return project;
});

test.each([
  ['5.4', { module: 'commonjs' }],
  ['5.9', { module: 'commonjs' }],
  ['6.0', { module: 'commonjs' }],
  ['6.0', { module: 'nodenext' }],
])('TypeScript %s compiles it as %j, and Node runs it', async (version, resolution) => {
  const project = await generated();
  const built = `dist-${version}-${resolution.module}`;
  const config = `tsconfig.${built}.json`;
  const compilerOptions = {
    ...resolution,
    target: 'es2022',
    types: [],
    lib: ['es2022', 'dom'],
    strict: true,
    esModuleInterop: true,
    skipLibCheck: true,
    rootDir: 'src',
    outDir: built,
  };
  project.write({ [config]: JSON.stringify({ compilerOptions, include: ['src'] }) });
  const compiler = path.join(MODULES, `typescript-${version}/bin/tsc`);
  const compiled = exec(process.execPath, [compiler, '-p', project.path(config)]);
  expect(await compiled.catch(({ stdout }) => ({ stdout }))).toMatchObject({ stdout: '' });
  const { stdout } = await exec(process.execPath, [project.path(`${built}/app.js`)]);
  expect(stdout).toBe('true true\nfalse false\nfalse false\nfunction function\n');
});

test('every door has the types for resolutions that know no exports', () => {
  const { '.': main, './package.json': _, ...doors } = manifest.exports;
  expect(manifest.types).toBe(main.types);
  expect(manifest.typesVersions['*']).toEqual(
    Object.fromEntries(Object.entries(doors).map(([door, { types }]) => [door.slice(2), [types]])),
  );
});
