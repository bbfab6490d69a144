import { expect, test } from 'vitest';
import { HEAD, Project } from '../../../test/project.js';

const NOTE = `const Note = model('Note', { text: field(v.string(), { writableBy: ['owner'] }) });\n`;

const complaints = (text: string): Promise<string[]> =>
  new Project({ 'note.model.ts': HEAD + NOTE + text }).complaints();

test('a model that is exported with a rule only is said', async () => {
  const text = `export const Checked = v.pipe(Note, v.check((note) => note.text !== ''));`;
  expect(await complaints(text)).toEqual(['error model-altered note.model.ts:3:20']);
});

test('a model that is exported in part only is said', async () => {
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
])('a model that is exported as %s only is said', async (altered) => {
  expect(await complaints(`export const Other = ${altered};`)).toEqual([
    'error model-altered note.model.ts:3:20',
  ]);
});

test('one with words is itself', async () => {
  expect(await complaints(`export const Titled = v.pipe(Note, v.title('A note'));`)).toEqual([]);
});

test('beside the model itself both are fine', async () => {
  expect(await complaints('export { Note };\nexport const Part = v.partial(Note);')).toEqual([]);
});
