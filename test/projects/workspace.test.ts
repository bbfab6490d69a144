/** Packages of one workspace, each compiled to its own folder, as docs/projects.md describes. */
import { execFile } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { modelFile, Project } from '../project.js';

const exec = promisify(execFile);
const TSC = path.resolve(import.meta.dirname, '../../node_modules/typescript/bin/tsc');

const CHECKED = `  name: field(v.pipe(v.string(), v.check((name) => name !== 'root')), { writableBy: ['owner'] }),
  is_admin: field(v.boolean()),`;

/** Models with a function of the user's, and another package that parses with what is generated for them. */
function workspace(config: string, models: string, outDir: string, imported: string): Project {
  const project = new Project({
    'gen-dtos.config.ts': undefined,
    'models/package.json': JSON.stringify({
      name: '@acme/models',
      type: 'module',
      exports: { './*': { types: './dist/*.d.ts', default: './dist/*.js' } },
    }),
    'models/tsconfig.json': tsconfig([]),
    'models/src/access.ts': `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: 'Whose it is' });
`,
    'models/src/user.model.ts': modelFile('User', CHECKED),
    'api/package.json': JSON.stringify({ name: '@acme/api', type: 'module' }),
    'api/tsconfig.json': tsconfig([{ path: '../models' }]),
    'api/src/main.ts': `import { safeParse } from 'gen-dtos/runtime';
import { updateUserByOwner } from '${imported}';

for (const body of [{ name: 'me' }, { name: 'root' }, { is_admin: true }]) {
  console.log(safeParse(updateUserByOwner, body).success);
}
`,
    [config]: `import { defineConfig } from 'gen-dtos/config';
export default defineConfig({ models: ['${models}'], outDir: '${outDir}' });
`,
  });
  project.write({ 'node_modules/@acme/.keep': '' });
  symlinkSync(project.path('models'), project.path('node_modules/@acme/models'));
  return project;
}

const tsconfig = (references: object[]): string =>
  JSON.stringify({
    compilerOptions: {
      composite: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      strict: true,
      skipLibCheck: true,
      rootDir: 'src',
      outDir: 'dist',
    },
    include: ['src'],
    references,
  });

async function built(project: Project): Promise<string> {
  const done = exec(process.execPath, [TSC, '-b', project.path('api')]);
  expect(await done.catch(({ stdout }) => ({ stdout }))).toMatchObject({ stdout: '' });
  const ran = exec(process.execPath, [project.path('api/dist/main.js')]);
  return (await ran.catch(({ stderr }) => ({ stdout: stderr as string }))).stdout;
}

test('what is generated in the package of the models runs when all are built', async () => {
  const project = workspace(
    'models/gen-dtos.config.ts',
    'src/*.model.ts',
    'src/generated',
    '@acme/models/generated/user',
  );
  const { code, stderr } = await project.run('--cwd', project.path('models'));
  expect(code, stderr).toBe(0);
  expect(stderr).not.toContain('island-elsewhere');
  expect(await built(project)).toBe('true\nfalse\nfalse\n');
});

test('what is generated in another one compiles and does not run, which is warned of', async () => {
  const project = workspace(
    'api/gen-dtos.config.ts',
    '../models/src/*.model.ts',
    'src/generated',
    './generated/user.js',
  );
  const { code, stderr } = await project.run('--cwd', project.path('api'));
  expect(code).toBe(0);
  expect(stderr).toContain(
    `warning island-elsewhere: Generated code imports '../models/src/user.model.ts', a file of another package`,
  );
  expect(await built(project)).toContain('ERR_MODULE_NOT_FOUND');
});
