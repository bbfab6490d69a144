import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { modelFile, Project, run } from '../../test/project.js';
import { load } from './load.js';

const MISSPELT = modelFile('User', `  name: field(v.string(), { writableBy: ['onwer'] }),`);

test('a file that cannot be read does not hide the mistakes of the others', async () => {
  const project = new Project({
    'broken.model.ts': 'export const = 1;',
    'other.model.ts': `import './nowhere.js';`,
    'user.model.ts': MISSPELT,
  });
  expect((await project.complaints()).toSorted()).toEqual([
    'error model-import other.model.ts:1:8',
    'error model-syntax broken.model.ts:1:14',
    'error role-unknown user.model.ts:4:42',
  ]);
});

test('what only unreadable files declare is not said to be missing', async () => {
  const project = new Project({ 'broken.model.ts': 'export const = 1;' });
  expect(await project.complaints()).toEqual(['error model-syntax broken.model.ts:1:14']);
});

test('two model files that differ only in case are refused: one of them would not be read', async () => {
  const project = new Project({
    'User.model.ts': modelFile('User'),
    'user.model.ts': modelFile('Post'),
    'models/a.model.ts': modelFile('A'),
  });
  const { code, diagnostics } = await project.report();
  expect({ code, said: diagnostics.map(({ message }) => message) }).toEqual({
    code: 1,
    said: ["The model files 'User.model.ts' and 'user.model.ts' differ only in case."],
  });
});

test.each([
  ['--cwd', ''],
  ['--config', 'gen-dtos.config.ts'],
])(
  'a project that is named by a link, with %s, is read as if by its own path',
  async (flag, file) => {
    const project = new Project({
      'city.model.ts': modelFile('City'),
      'user.model.ts': `import { City } from './city.model.js';
${modelFile('User', `  city: field(City, { writableBy: ['owner'] }),`)}`,
    });
    const link = path.join(project.folder, `../link${flag}`);
    symlinkSync(project.folder, link);
    const { stdout } = await run([flag, path.join(link, file), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      root: realpathSync(project.folder),
      diagnostics: [],
    });
    expect(project.list()).toContain('user.ts');
  },
);

test('a file that looks for another one beside its bundle is told so, wherever a link to that leads', async () => {
  const project = new Project({
    'user.model.ts': `import fs from 'node:fs';\nfs.readFileSync(new URL('./x.json', import.meta.url));`,
  });
  mkdirSync(project.path('temporary'));
  symlinkSync('temporary', project.path('link'));
  const env = { ...process.env, TMPDIR: project.path('link') };
  const { code, stderr } = await run(['--cwd', project.folder], { env });
  expect(code).toBe(1);
  expect(stderr).toContain('help: It runs in another folder,');
});

test.each(['config', 'models'])(
  'bundles of the %s that cannot be written are no mistake of theirs',
  async (name) => {
    const project = new Project({ 'user.model.ts': modelFile('User') });
    const temporary = project.path('temporary');
    mkdirSync(temporary);
    writeFileSync(project.path(`temporary/${name}`), '');
    const { diagnostics, models } = await load({ cwd: project.folder, temporary }, () => undefined);
    expect(models).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'output-unwritable', help: expect.stringContaining('TMPDIR') },
    ]);
  },
);
