/** Aliases that lead to the last build of a model's source: its roles may be old. */
import { expect, test as sequential } from 'vitest';
import { brief, modelFile, Project, type Files } from '../../../test/project.js';

const test = sequential.concurrent;

const ALIASES = '{ "type": "module", "imports": { "#access": "./dist/access.js" } }';

const ACCESS = `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: 'Whose it is' });
`;

const aliased = (files: Files): Project =>
  new Project({
    'package.json': ALIASES,
    'gen-dtos.config.ts': `export default { models: ['src/*.model.ts'], outDir: 'out' };`,
    'src/user.model.ts': modelFile().replace('./access.js', '#access'),
    'dist/access.js': ACCESS,
    ...files,
  });

async function saidOf(files: Files): Promise<{ code: number | null; said: string[] }> {
  const { code, diagnostics } = await aliased(files).report();
  return { code, said: diagnostics.map(brief) };
}

test.each<[string, Files]>([
  ['in src', { 'src/access.ts': ACCESS }],
  ['beside the folder of the build', { 'access.ts': ACCESS }],
  [
    'behind a folder for the format',
    {
      'package.json': ALIASES.replace('dist/', 'dist/esm/'),
      'dist/esm/access.js': ACCESS,
      'src/access.ts': ACCESS,
    },
  ],
  [
    'as .mts',
    {
      'package.json': ALIASES.replace('.js', '.mjs'),
      'dist/access.mjs': ACCESS,
      'src/access.mts': ACCESS,
    },
  ],
])('a build is told whose source is %s', async (_, files) => {
  const said = ['warning import-built src/user.model.ts:2:30'];
  expect(await saidOf({ 'access.ts': undefined, ...files })).toEqual({ code: 0, said });
});

test('source and build are named, and what to do', async () => {
  const { diagnostics } = await aliased({ 'src/access.ts': ACCESS }).report();
  expect(diagnostics).toMatchObject([
    {
      message: "'#access' leads to 'dist/access.js', a build of 'src/access.ts' that may be old.",
      help: `Lead it to the source, in tsconfig.json: "paths": { "#access": ["./src/access.ts"] }.`,
    },
  ]);
});

test('an import for its side effects is told, too', async () => {
  const { said } = await saidOf({
    'src/access.ts': ACCESS,
    'src/user.model.ts': `import '#access';\n${modelFile().replace('./access.js', '../access.js')}`,
  });
  expect(said).toEqual(['warning import-built src/user.model.ts:1:8']);
});

test.each<[string, Files]>([
  ['has no source', { 'access.ts': undefined }],
  [
    'is led to its source by tsconfig.json',
    {
      'src/access.ts': ACCESS,
      'tsconfig.json': '{ "compilerOptions": { "paths": { "#access": ["./src/access.ts"] } } }',
    },
  ],
])('JavaScript that %s is no build', async (_, files) => {
  expect(await saidOf(files)).toEqual({ code: 0, said: [] });
});

test('a package of the workspace is built before, as its own tools see to', async () => {
  const project = new Project({
    'user.model.ts': modelFile().replace('./access.js', '@acme/access'),
    'node_modules/@acme/access/package.json':
      '{ "name": "@acme/access", "exports": "./dist/index.js" }',
    'node_modules/@acme/access/dist/index.js': ACCESS,
    'node_modules/@acme/access/src/index.ts': ACCESS,
  });
  expect((await project.report()).diagnostics).toEqual([]);
});
