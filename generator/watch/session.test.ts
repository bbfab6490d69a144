import { readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { filesOf, FIRST, plain, sourceOf } from '../../test/chained-models.js';
import { Edited, said } from '../../test/edited.js';
import { CONFIG } from '../../test/project.js';

const notAborted = (): AbortSignal => new AbortController().signal;

const counted = (name: string, least: number): string => `import * as v from 'valibot';
import { field, model } from './access.js';
import { next } from './counter.js';
export const ${name} = model('${name}', {
  name: field(v.pipe(v.string(), v.minLength(${least}), v.maxLength(next())), { writableBy: ['owner'] }),
});
`;

test('if a module keeps state between files, everything is read anew', async () => {
  const edited = new Edited({
    'counter.ts': 'let count = 10;\nexport const next = () => ++count;\n',
    'a.model.ts': counted('A', 1),
    'b.model.ts': counted('B', 1),
  });
  await edited.session.generate();
  await edited.edit({ 'a.model.ts': counted('A', 2) });
  expect(edited.project.read('out/a.schema.ts')).toContain('v.maxLength(13)'); // the old count, kept
  expect(await edited.session.isConfirmed(notAborted())).toBe(false);
  expect((await edited.session.generateAnew()).ok).toBe(true);
  expect(edited.project.read('out/a.schema.ts')).toContain('v.maxLength(11)');
  expect((await edited.cold()).diagnostics).toEqual([]);
  expect(await edited.session.isConfirmed(notAborted())).toBe(true);
});

test.each(['before', 'while'])(
  'if the worker is given up %s it is asked, everything is read anew',
  async (when) => {
    const edited = new Edited({
      'counter.ts': 'let count = 10;\nexport const next = () => ++count;\n',
      'a.model.ts': counted('A', 1),
      'b.model.ts': counted('B', 1),
    });
    await edited.session.generate();
    await edited.edit({ 'a.model.ts': counted('A', 2) });
    const giveUp = (): Promise<void> =>
      edited.session.note([{ file: edited.project.path('package.json'), isNew: false }]);
    if (when === 'before') await giveUp();
    const isConfirmed = edited.session.isConfirmed(notAborted());
    if (when === 'while') await giveUp();
    expect(await isConfirmed).toBe(false);
    await edited.session.generateAnew();
    expect((await edited.cold()).diagnostics).toEqual([]);
  },
);

test('a file that changes while a new worker reads it is read again', async () => {
  const slow = (least: number): string => `${counted('A', least)}
const { writeFileSync } = process.getBuiltinModule('fs');
writeFileSync(new URL('marker', process.env['MARKER_FOLDER']), '');
for (const end = Date.now() + 500; Date.now() < end; );
`;
  const edited = new Edited({
    'counter.ts': 'export const next = () => 10;\n',
    'a.model.ts': slow(1),
  });
  const { project, session } = edited;
  process.env['MARKER_FOLDER'] = pathToFileURL(project.path('.')).href + '/';
  await session.generate();
  rmSync(project.path('marker'));
  const anew = session.generateAnew();
  await vi.waitFor(() => statSync(project.path('marker')), 10_000);
  project.write({ 'a.model.ts': slow(2) });
  await session.note([{ file: project.path('a.model.ts'), isNew: false }]);
  await anew;
  await session.generate();
  expect(project.read('out/a.schema.ts')).toContain('v.minLength(2)');
});

/** How many processes of ours have ended without our taking note. */
const zombies = (): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => statOf(pid).replace(/^.*\) /, ''))
    .filter((stat) => stat.startsWith(`Z ${process.pid} `)).length;

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return ''; // it has ended since
  }
}

test.skipIf(process.platform !== 'linux')('workers that ended leave no zombies', async () => {
  const before = zombies();
  const edited = new Edited(filesOf(FIRST));
  for (let times = 0; times < 3; times++) await edited.session.generateAnew();
  await edited.edit({ 'a.model.ts': 'export const = ;\n' });
  await vi.waitFor(() => expect(zombies()).toBe(before), 10_000);
});

test('a model is printed anew when it is put into an intersection or taken out of one', async () => {
  const edited = new Edited(filesOf(FIRST));
  await edited.session.generate();
  const parser = (): string => edited.project.read('out/a.ts');
  expect(parser()).toContain('if (report.refused !== 0)');
  for (const merges of [true, false]) {
    const B = { ...plain('B', 'A'), merges };
    const result = await edited.edit(filesOf({ ...FIRST, models: { ...FIRST.models, B } }));
    expect(parser()).toContain(`if (report.${merges ? 'untyped' : 'refused'} !== 0)`);
    expect(said(result)).toEqual(said(await edited.cold()));
  }
});

test('a new file may change what an earlier import resolves to', async () => {
  const edited = new Edited(filesOf(FIRST));
  await edited.session.generate();
  const ofA = (length: number): string => sourceOf('A', { ...plain('A'), length });
  for (const length of [2, 3]) await edited.edit({ 'a.model.ts': ofA(length) });
  expect(edited.project.read('out/a.schema.ts')).toContain('v.maxLength(8)'); // of longest.ts
  await edited.edit({ 'longest.js': 'export const longest = 50;\n', 'a.model.ts': ofA(4) });
  const result = await edited.cold();
  expect(result).toMatchObject({ ok: true, diagnostics: [] });
  expect(result.inputs).toContain('longest.js');
  expect(edited.project.read('out/a.schema.ts')).toContain('v.maxLength(54)');
});

test('what remembers nothing is not doubted', async () => {
  const edited = new Edited(filesOf(FIRST));
  await edited.session.generate();
  await edited.edit(filesOf({ ...FIRST, longest: 7 }));
  expect(await edited.session.isConfirmed(notAborted())).toBe(true);
});

test('a file that hangs is reported, and generated once it is fixed', async () => {
  const edited = new Edited(filesOf(FIRST), 2_000);
  await edited.session.generate();
  const env = 'export const env = new Proxy({}, { get() { for (;;); } });';
  for (const text of ['for (;;);\n', sourceOf('A', { ...plain('A'), extra: env })]) {
    const { diagnostics } = await edited.edit({ 'a.model.ts': text });
    expect(diagnostics.map(({ code }) => code)).toEqual(['model-timeout']);
  }
  expect((await edited.edit(filesOf({ ...FIRST, longest: 7 }))).ok).toBe(true);
  expect(await edited.cold()).toMatchObject({ ok: true, diagnostics: [] });
});

test('changes that others make to the output are noticed', async () => {
  const edited = new Edited(filesOf(FIRST));
  await edited.session.generate();
  await edited.edit(filesOf({ ...FIRST, longest: 6 }));
  rmSync(edited.project.path('out/b.ts'));
  edited.project.write({ 'out/c.ts': edited.project.read('out/c.ts').replace('maxLength', 'x') });
  await sleep(300); // until the system reports the change
  expect(
    (await edited.edit({ 'a.model.ts': sourceOf('A', { ...plain('A'), length: 2 }) })).ok,
  ).toBe(true);
  expect(await edited.cold()).toMatchObject({ ok: true, diagnostics: [] });
  edited.project.write({ 'out/a.ts': 'export const mine = 1;\n' });
  const { diagnostics } = await edited.edit(filesOf({ ...FIRST, longest: 9 }));
  expect(diagnostics.map(({ code }) => code)).toEqual(['output-foreign']);
  expect(edited.project.read('out/a.ts')).toBe('export const mine = 1;\n');
});

test('an output folder that has become a link is refused, and nothing is written through it', async () => {
  const edited = new Edited(filesOf(FIRST));
  await edited.session.generate();
  const { project } = edited;
  renameSync(project.path('out'), project.path('elsewhere'));
  symlinkSync(project.path('elsewhere'), project.path('out'));
  const before = statSync(project.path('elsewhere')).mtimeMs;
  const { diagnostics } = await edited.edit(filesOf({ ...FIRST, longest: 9 }));
  expect(diagnostics.map(({ code }) => code)).toEqual(['output-symlink']);
  expect(statSync(project.path('elsewhere')).mtimeMs).toBe(before); // not even a lock
});

test('an output folder that is gone is made again', async () => {
  const edited = new Edited(filesOf(FIRST));
  await edited.session.generate();
  rmSync(edited.project.path('out'), { recursive: true });
  expect((await edited.edit(filesOf({ ...FIRST, longest: 9 }))).ok).toBe(true);
  expect(await edited.cold()).toMatchObject({ ok: true, diagnostics: [] });
});

test('a global valibot setting is reported while it is made, and no longer', async () => {
  const edited = new Edited(filesOf(FIRST));
  await edited.session.generate();
  for (const call of [`v.setGlobalMessage('No');\n`, '']) {
    const result = await edited.edit({ 'a.model.ts': sourceOf('A', plain('A')) + call });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(
      call === '' ? [] : ['valibot-global'],
    );
    expect(said(result)).toEqual(said(await edited.cold()));
  }
});

test('what is no module of statements is read by a new worker', async () => {
  const edited = new Edited({
    'longest.json': '{ "longest": 5 }',
    'a.model.ts': `import * as v from 'valibot';
import { field, model } from './access.js';
import data from './longest.json';
export const A = model('A', { name: field(v.pipe(v.string(), v.maxLength(data.longest)), { writableBy: ['owner'] }) });
`,
  });
  await edited.session.generate();
  await edited.edit({ 'longest.json': '{ "longest": 6 }' });
  expect(edited.project.read('out/a.schema.ts')).toContain('v.maxLength(6)');
  expect(await edited.session.isConfirmed(notAborted())).toBe(true);
});

test('JavaScript is kept with the text that it is made of', async () => {
  const inJavaScript = CONFIG.replace("outDir: 'out'", "outDir: 'out', emit: 'js'");
  const edited = new Edited({ ...filesOf(FIRST), 'gen-dtos.config.ts': inJavaScript });
  await edited.session.generate();
  const { outputs } = await edited.edit({
    'b.model.ts': sourceOf('B', { ...plain('B'), length: 2 }),
  });
  const changed = outputs.filter(({ status }) => status !== 'unchanged').map(({ file }) => file);
  expect(changed).toContain('out/b.schema.js');
  expect(changed.filter((file) => file.startsWith('out/a.'))).toEqual([]);
  expect(await edited.cold()).toMatchObject({ ok: true, diagnostics: [] });
  await edited.edit({ 'gen-dtos.config.ts': CONFIG });
  expect(edited.project.list()).not.toContain('b.js');
  expect(await edited.cold()).toMatchObject({ ok: true, diagnostics: [] });
});
