import { expect, test } from 'vitest';
import { HEAD, Project } from '../../../test/project.js';

const NOTE = `const Note = model('Note', { text: field(v.string(), { writableBy: ['owner'] }) });\n`;

const HIDING = `const HIDING = new Proxy({}, { getPrototypeOf() { throw new Error(); } });\n`;

const complaints = (text: string): Promise<string[]> =>
  new Project({ 'note.model.ts': HEAD + NOTE + text }).complaints();

test('a model that is exported only with a rule is reported', async () => {
  const text = `export const Checked = v.pipe(Note, v.check((note) => note.text !== ''));`;
  expect(await complaints(text)).toEqual(['error model-altered note.model.ts:3:20']);
});

test('a model that is exported only in part is reported', async () => {
  expect(await complaints('export const Part = v.partial(Note);')).toEqual([
    'error model-altered note.model.ts:3:20',
  ]);
});

test.each([
  'v.config(Note, {})',
  `v.message(Note, 'No')`,
  `v.fallback(Note, { text: '' })`,
  `v.message(v.pipe(Note, v.title('A note')), 'No')`,
  `v.fallback(v.pipe(Note, v.title('A note')), { text: '' })`,
])('a model that is exported only as %s is reported', async (altered) => {
  expect(await complaints(`export const Other = ${altered};`)).toEqual([
    'error model-altered note.model.ts:3:20',
  ]);
});

test.each([
  ['a list', '[Note]'],
  ['an object', '{ all: { Note } }'],
  ['a schema', 'v.array(v.optional(Note))'],
  ['what else must not be looked at', '{ get a() { throw new Error(); }, b: HIDING, Note }'],
  ['depth', 'Array.from({ length: 50_000 }).reduce((one) => ({ one }), Note)'],
])('a model that is exported only within %s is reported', async (_, holder) => {
  expect(await complaints(`${HIDING}export const holder = ${holder};`)).toEqual([
    'error model-altered note.model.ts:3:20',
  ]);
});

test('so is one of a namespace', async () => {
  const project = new Project({
    'note.model.ts': `export * as notes from './notes.js';
`,
    'notes.ts': `${HEAD}export ${NOTE}`,
  });
  expect(await project.complaints()).toEqual(['error model-altered notes.ts:3:27']);
});

test.each([
  [
    'a model',
    `export const Page = model('Page', { note: field(Note, { writableBy: ['owner'] }) });`,
  ],
  ['the model itself', 'export { Note };'],
])('within something else and %s, it is fine', async (_, other) => {
  expect(
    await complaints(`export const notes = { Note };
${other}`),
  ).toEqual([]);
});

test.each([
  ['a getter that throws', '{ get one() { throw new Error(); } }'],
  ['an instance of a class', 'new (class { Note = Note; })()'],
  ['what has no end', 'more(); function more() { return { get one() { return more(); } }; }'],
  ['itself', '(() => { const one = {}; one.one = one; return one; })()'],
])('nothing is said of %s', async (_, holder) => {
  const other = NOTE.replaceAll('Note', 'Other');
  expect(await complaints(`export ${other}export const holder = ${holder};`)).toEqual([]);
});

test('one with words is itself', async () => {
  expect(await complaints(`export const Titled = v.pipe(Note, v.title('A note'));`)).toEqual([]);
});

test('beside the model itself both are fine', async () => {
  expect(await complaints('export { Note };\nexport const Part = v.partial(Note);')).toEqual([]);
});
