import fc from 'fast-check';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { ACCESS, CONFIG, PACKAGE, Project, type Files } from '../test/project.js';
import type { generate as Generate } from './generate.js';
import type { GenerateResult } from './generation.js';
import type { Session as SessionClass } from './session.js';

/** As it is built: a session starts workers. */
const built = async <Module>(file: string): Promise<Module> =>
  import(pathToFileURL(path.join(PACKAGE, 'dist/generator', file)).href) as Promise<Module>;
const { Session } = await built<{ Session: typeof SessionClass }>('session.js');
const { generate } = await built<{ generate: typeof Generate }>('generate.js');

const started: SessionClass[] = [];
afterEach(async () => {
  for (const session of started.splice(0)) await session.close();
});

/** A project, and a session that is told of every change. */
class Edited {
  readonly project: Project;
  readonly session: SessionClass;
  #files: Files = {};

  constructor(files: Files, timeLimit = 10_000) {
    this.project = new Project(files);
    this.#files = { 'gen-dtos.config.ts': CONFIG, 'access.ts': ACCESS, ...files };
    const signal = new AbortController().signal;
    this.session = new Session(
      { cwd: this.project.folder },
      { onOutput: () => undefined, timeLimit, signal },
    );
    started.push(this.session);
  }

  /** Brings the files to this, and tells what the session makes of it. */
  async edit(files: Files): Promise<GenerateResult> {
    const all = { ...this.#files, ...files };
    const changed = Object.keys(files).filter((name) => files[name] !== this.#files[name]);
    for (const name of changed) if (files[name] === undefined) rmSync(this.project.path(name));
    this.project.write(Object.fromEntries(changed.map((name) => [name, files[name]])));
    const notes = changed.map((name) => ({
      file: this.project.path(name),
      isNew: (files[name] === undefined) !== (this.#files[name] === undefined),
    }));
    this.#files = all;
    await this.session.note(notes);
    return this.session.generate();
  }

  /** What a run says that knows nothing of those before, and finds of what they wrote. */
  async cold(): Promise<GenerateResult> {
    return generate({ cwd: this.project.folder, check: true });
  }
}

const said = ({ ok, diagnostics, inputs }: GenerateResult): object => ({ ok, diagnostics, inputs });

/** Models `A` to `C` in files of their own. */
const NAMES = ['A', 'B', 'C'] as const;
type Name = (typeof NAMES)[number];

interface Source {
  readonly name: string;
  readonly length: number;
  /** What it nests: a model that comes before it, or itself. */
  readonly nests: Name | undefined;
  /** Whether in an intersection, which changes how the nested one is parsed. */
  readonly merges: boolean;
  readonly extra: string;
}

interface Program {
  readonly models: Readonly<Record<Name, Source | undefined>>;
  readonly longest: number;
  readonly access: string;
  readonly config: string;
}

/** What may be wrong with a file, or at least worth a complaint. */
const EXTRAS = [
  ...Array.from({ length: 12 }, () => ''),
  'export const = ;',
  `throw new Error('no');`,
  `import './missing.js';`,
  `import { absent } from './longest.js'; export const also = absent;`,
  'process.exit(3);',
  `export const Odd = model('Odd', { x: field(v.string(), { writableBy: ['nobody'] }) });`,
  `export const Checked = model('Checked', { x: field(v.pipe(v.string(), v.check(() => true)), { writableBy: ['owner'] }) });`,
  `export const Twice = model('A', { x: field(v.string(), { writableBy: ['owner'] }) });`,
];

function nestedField(own: Name, nests: Name, merges: boolean): string {
  const nested = own === nests ? 'v.lazy(() => Model)' : 'Nested';
  if (merges) return `v.array(v.intersect([${nested}, v.object({})]))`;
  return own === nests ? `v.array(${nested})` : `v.optional(${nested})`;
}

function sourceOf(own: Name, { name, length, nests, merges, extra }: Source): string {
  const isOther = nests !== undefined && nests !== own;
  return `import * as v from 'valibot';
import { field, model } from './access.js';
import { longest } from './longest.js';
${isOther ? `import { Model as Nested } from './${nests.toLowerCase()}.model.js';` : ''}
export const Model${nests === own ? ': v.GenericSchema' : ''} = model('${name}', {
  name: field(v.pipe(v.string(), v.maxLength(longest + ${length})), { writableBy: ['owner'] }),
  size: field(v.number(), { writableBy: ['owner'] }),
  word: field(v.string(), { writableBy: ['owner'] }),
  ${nests === undefined ? '' : `nested: field(${nestedField(own, nests, merges)}, { writableBy: ['owner'] }),`}
});
${extra}
`;
}

function filesOf({ models, longest, access, config }: Program): Files {
  const sources = NAMES.map((name) => {
    const source = models[name];
    return [`${name.toLowerCase()}.model.ts`, source && sourceOf(name, source)] as const;
  });
  return {
    ...Object.fromEntries(sources),
    'longest.ts': `export const longest = ${longest};\n`,
    'access.ts': access,
    'gen-dtos.config.ts': config,
  };
}

const sourceArbitrary = (own: Name): fc.Arbitrary<Source> =>
  fc.record({
    name: fc.constantFrom(own, own, own, `${own}ByOwner`),
    length: fc.nat(3),
    nests: fc.constantFrom(undefined, ...NAMES.slice(0, NAMES.indexOf(own) + 1)),
    merges: fc.boolean(),
    extra: fc.constantFrom(...EXTRAS),
  });

const WITH_DOCUMENT = CONFIG.replace(
  `outDir: 'out'`,
  `outDir: 'out', openapi: { info: { title: 'T', version: '1' }, resources: { A: { path: '/a', operations: ['create', 'update'] } } }`,
);

/** One edit: of one file, most of the time of a model's. */
const editArbitrary: fc.Arbitrary<(program: Program) => Program> = fc.oneof(
  ...NAMES.map((name) => ({
    weight: 4,
    arbitrary: sourceArbitrary(name).map((source) => (program: Program) => ({
      ...program,
      models: { ...program.models, [name]: source },
    })),
  })),
  {
    weight: 1,
    arbitrary: fc.constantFrom(...NAMES).map((name) => (program: Program) => ({
      ...program,
      models: { ...program.models, [name]: undefined },
    })),
  },
  {
    weight: 2,
    arbitrary: fc.nat(3).map((longest) => (program: Program) => ({ ...program, longest })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(ACCESS, ACCESS.replace('Whose it is', 'The owner'), 'export {};\n')
      .map((access) => (program: Program) => ({ ...program, access })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(CONFIG, WITH_DOCUMENT, CONFIG.replace(`'out'`, `'other'`), 'export default 1;')
      .map((config) => (program: Program) => ({ ...program, config })),
  },
);

const plain = (own: Name, nests?: Name): Source => ({
  name: own,
  length: 1,
  nests,
  merges: false,
  extra: '',
});

const FIRST: Program = {
  models: { A: plain('A'), B: plain('B', 'A'), C: plain('C', 'B') },
  longest: 5,
  access: ACCESS,
  config: CONFIG,
};

const RUNS = Number(process.env['GEN_DTOS_SESSIONS'] ?? 2);

test('after any edits, a session says and writes what a run says that knows of none', async () => {
  const edits = fc.array(editArbitrary, { minLength: 4, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(edits, async (sequence) => {
      let program = FIRST;
      const edited = new Edited(filesOf(program));
      await edited.session.generate();
      for (const edit of sequence) {
        program = edit(program);
        const result = await edited.edit(filesOf(program));
        expect(said(result)).toEqual(said(await edited.cold()));
      }
      await edited.session.close();
    }),
    { numRuns: RUNS },
  );
}, 600_000);

const notAborted = (): AbortSignal => new AbortController().signal;

const counted = (name: string, least: number): string => `import * as v from 'valibot';
import { field, model } from './access.js';
import { next } from './counter.js';
export const ${name} = model('${name}', {
  name: field(v.pipe(v.string(), v.minLength(${least}), v.maxLength(next())), { writableBy: ['owner'] }),
});
`;

test('what a module remembers between files is doubted, and told anew', async () => {
  const edited = new Edited({
    'counter.ts': 'let count = 10;\nexport const next = () => ++count;\n',
    'a.model.ts': counted('A', 1),
    'b.model.ts': counted('B', 1),
  });
  await edited.session.generate();
  await edited.edit({ 'a.model.ts': counted('A', 2) });
  expect(edited.project.read('out/a.schema.ts')).toContain('v.maxLength(13)'); // it was kept
  expect(await edited.session.isConfirmed(notAborted())).toBe(false);
  expect((await edited.session.generateAnew()).ok).toBe(true);
  expect(edited.project.read('out/a.schema.ts')).toContain('v.maxLength(11)');
  expect((await edited.cold()).diagnostics).toEqual([]);
  expect(await edited.session.isConfirmed(notAborted())).toBe(true);
});

test('what is put in an intersection is printed anew, and again when it leaves it', async () => {
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

test('what remembers nothing is not doubted', async () => {
  const edited = new Edited(filesOf(FIRST));
  await edited.session.generate();
  await edited.edit(filesOf({ ...FIRST, longest: 7 }));
  expect(await edited.session.isConfirmed(notAborted())).toBe(true);
});

test('a file that hangs is told of, and what mends it is generated', async () => {
  const edited = new Edited(filesOf(FIRST), 2_000);
  await edited.session.generate();
  const { diagnostics } = await edited.edit({ 'a.model.ts': 'for (;;);\n' });
  expect(diagnostics.map(({ code }) => code)).toEqual(['model-timeout']);
  expect((await edited.edit(filesOf({ ...FIRST, longest: 7 }))).ok).toBe(true);
  expect(await edited.cold()).toMatchObject({ ok: true, diagnostics: [] });
});

test('what others did to the output meanwhile is seen', async () => {
  const edited = new Edited(filesOf(FIRST));
  await edited.session.generate();
  await edited.edit(filesOf({ ...FIRST, longest: 6 }));
  rmSync(edited.project.path('out/b.ts'));
  edited.project.write({ 'out/c.ts': edited.project.read('out/c.ts').replace('maxLength', 'x') });
  await sleep(300); // the system tells of it
  expect(
    (await edited.edit({ 'a.model.ts': sourceOf('A', { ...plain('A'), length: 2 }) })).ok,
  ).toBe(true);
  expect(await edited.cold()).toMatchObject({ ok: true, diagnostics: [] });
  edited.project.write({ 'out/a.ts': 'export const mine = 1;\n' });
  const { diagnostics } = await edited.edit(filesOf({ ...FIRST, longest: 9 }));
  expect(diagnostics.map(({ code }) => code)).toEqual(['output-foreign']);
  expect(edited.project.read('out/a.ts')).toBe('export const mine = 1;\n');
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
