/** Makes random edits in a project, and compares each result with that of a run from the start. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  filesOf,
  FIRST,
  NAMES,
  type Name,
  type Program,
  type Source,
} from '../../test/chained-models.js';
import { Edited, said } from '../../test/edited.js';
import { ACCESS, CONFIG } from '../../test/project.js';

/** Lines that make a file wrong, or at least worth a complaint. Most files get none. */
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

/** An edit of one file, usually a model file. */
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

const RUNS = Number(process.env['GEN_DTOS_SESSIONS'] ?? 2);

test('after any edits, a session gives the result of a run from the start', async () => {
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
