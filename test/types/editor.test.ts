/** What an editor shows for declarations, according to TypeScript's language service. */
import path from 'node:path';
import ts from 'typescript-5.9';
import { expect, test } from 'vitest';

const FILE = path.join(import.meta.dirname, 'in-an-editor.ts');

const HEAD = `import * as v from 'valibot';
import { narrow, reference, type DtoOf, type ViewOf } from 'gen-dtos';
import { Address, field, model, relation, User, type Update } from './model.js';
`;

let source = HEAD;

const read = (file: string): string | undefined => (file === FILE ? source : ts.sys.readFile(file));

const service = ts.createLanguageService({
  getCompilationSettings: () => ({
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    types: [],
  }),
  getCurrentDirectory: () => import.meta.dirname,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  getScriptFileNames: () => [FILE],
  getScriptVersion: (file) => (file === FILE ? source : ''),
  getScriptSnapshot(file) {
    const text = read(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  fileExists: (file) => file === FILE || ts.sys.fileExists(file),
  readFile: read,
  directoryExists: ts.sys.directoryExists,
});

/** Writes a line, and returns the place of the `|` in it. */
function write(line: string): number {
  source = HEAD + line.replace('|', '');
  return HEAD.length + line.indexOf('|');
}

test.each([
  [`|field(v.string());`, 'Declares one field of a model.'],
  [`|model('Post', {});`, 'Declares a model: a valibot strict-object schema'],
  [`|relation('Places', User, {});`, 'Declares what may be done to a relation'],
  [`|reference(User);`, 'Declares a foreign key'],
  [`|narrow('owner', v.string());`, "Grants a role only some of a field's values"],
])('%s is explained', (line, words) => {
  const shown = service.getQuickInfoAtPosition(FILE, write(line))?.documentation;
  expect(ts.displayPartsToString(shown)).toContain(words);
});

const ROLES = ['admin', 'owner', 'support'];

test.each([
  [`field(v.string(), { writableBy: ['|'] });`, ROLES],
  [`model('Post', { title: field(v.string(), { writableBy: { create: ['|'] } }) });`, ROLES],
  [`field(v.string(), { readableBy: ['|'] });`, ['admin', 'anyone', 'owner', 'support']],
  [`field(v.array(Address), { keyedBy: '|' });`, ['country', 'label', 'street', 'verified_at']],
  [`type Of = DtoOf<typeof User, '|', 'owner'>;`, ['create', 'replace', 'update']],
  [`type Of = DtoOf<typeof User, 'update', '|'>;`, ROLES],
  [`type Of = ViewOf<typeof User, '|'>;`, ROLES],
  [`field(v.string(), { | });`, ['keyedBy', 'readableBy', 'stored', 'writableBy']],
  [`const dto: Update<'owner'> = { plan: '|' };`, ['free', 'pro']],
])('%s is completed', (line, names) => {
  const offered = service.getCompletionsAtPosition(FILE, write(line), {})?.entries ?? [];
  expect(offered.map(({ name }) => name).toSorted()).toEqual(names);
});
