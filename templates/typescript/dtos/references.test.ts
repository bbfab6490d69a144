/** Which Dtos check references, and what the code and documents say about them. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../../generator/3-lower/lower.js';
import type { Model } from '../../../src/model/model.js';
import { reference } from '../../../src/model/reference.js';
import { defineRoles } from '../../../src/model/roles.js';
import { loadedModels } from '../../../test/loaded-models.js';
import { jsonSchemaModule } from '../json-schema-module.js';
import { modelModule } from '../model-module.js';

const { field, model } = defineRoles({ owner: 'Whose it is' });
const open = { writableBy: ['owner'] } as const;
const User = model('User', { id: field(v.string()), "a'*/": field(v.string(), open) });
const Note = model('Note', { by: field(v.nullable(reference(User)), open) });

/** The printed modules of the first of these models. */
function printed(...models: readonly Model[]): { readonly code: string; readonly json: string } {
  const loaded = loadedModels(models);
  const program = lower(loaded, () => undefined);
  const [first] = loaded;
  const found = program.models.find(({ name }) => name === first?.definition.name);
  if (found === undefined) throw new Error('No model was lowered.');
  return { code: modelModule(found, program, 'out'), json: jsonSchemaModule(found, program) };
}

const asks = (...models: readonly Model[]): boolean =>
  printed(...models).code.includes('checkReferences');

test('a reference is in the grants, the types and the words of JSON Schema', () => {
  const { code, json } = printed(Note);
  expect(code).toContain(`by: { create: 1, update: 1, references: { model: 'User', key: 'id' } }`);
  expect(code).toContain(`  /** The \`id\` of a User */\n  by: string | null;`);
  expect(code.match(/^ {2}checkReferences,$/gm)).toHaveLength(4); // the import, and three shapes
  expect(json).toContain('The `id` of a User');
  expect(json).not.toContain('x-references'); // strict validators know no such keyword
});

test('a key is a text wherever it is printed', () => {
  const { code } = printed(model('Page', { by: field(reference(User, "a'*/"), open) }));
  expect(code).toContain(`references: { model: 'User', key: "a'*/" }`);
  expect(code).toContain("/** The `a'*\u200B/` of a User */");
});

test('a model that holds none, or none that can be sent, asks nobody', () => {
  expect(asks(User)).toBe(false);
  expect(asks(model('Page', { by: field(reference(User)) }))).toBe(false);
  expect(asks(model('Page', { note: field(Note) }), Note)).toBe(false);
});

test('a model that nests one asks, however deep', () => {
  const Notes = model('Notes', { list: field(v.optional(v.array(Note)), open) });
  const Page = model('Page', { notes: field(v.nullable(Notes), open) });
  expect(asks(Notes, Note)).toBe(true);
  expect(asks(Page, Notes, Note)).toBe(true);
});

test('a model that nests itself is looked through once', () => {
  const Tree: Model = model('Tree', {
    by: field(v.optional(reference(User)), open),
    next: field(v.optional(v.lazy((): v.GenericSchema => Tree)), open),
  });
  expect(asks(Tree)).toBe(true);
});
