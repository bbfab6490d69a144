import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { globSync } from 'tinyglobby';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { LoadedModel } from '../../generator/1-load/loaded.js';
import { generatedNames } from '../../generator/2-check/generated-names.js';
import { lower } from '../../generator/3-lower/lower.js';
import { printModel } from '../../generator/4-emit/print-model.js';
import { typeNameOf } from '../../generator/ir/names.js';
import { definitionOf } from '../../src/model/model.js';
import { defineRoles } from '../../src/model/roles.js';
import { when } from '../../src/model/when.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const indexes = globSync('{examples,test}/*/generated/index.ts', { cwd: ROOT, absolute: true });

/** The names that a module exports, and the modules whose exports it re-exports. */
function exportsOf(text: string): { readonly names: string[]; readonly from: string[] } {
  const { staticExports } = parseSync('module.ts', text).module;
  const entries = staticExports.flatMap((one) => one.entries);
  return {
    names: entries.flatMap(({ exportName }) => exportName.name ?? []),
    from: entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  };
}

// If two modules export the same name, `export *` silently drops it.
test.each(indexes)('the modules of %s share no name', (index) => {
  const modules = exportsOf(readFileSync(index, 'utf8')).from.map((from) =>
    path.join(path.dirname(index), from.replace(/\.js$/, '.ts')),
  );
  const names = modules.flatMap((module) => exportsOf(readFileSync(module, 'utf8')).names);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

test('every name that a module exports is one of those of which collisions are told', () => {
  const { field, model } = defineRoles({ owner: 'Whose it is', admin: 'Staff' });
  const Line = model('Line', { id: field(v.string(), { writableBy: ['owner'] }) });
  const Order = model('Order', {
    name: field(v.optional(v.pipe(v.string(), v.trim()), 'a'), { writableBy: ['owner'] }),
    lines: field(v.array(Line), { writableBy: ['owner'], keyedBy: 'id' }),
    inner: field(v.optional(v.lazy((): v.GenericSchema => Order)), { writableBy: ['admin'] }),
    state: field(v.string(), { writableBy: [when('owner', { name: 'a' }, 'as a')] }),
    seen: field(v.string(), { readableBy: ['admin'] }),
  });
  const models = [Line, Order].map((schema): LoadedModel => {
    const definition = definitionOf(schema)!;
    return { definition, schema, file: 'order.model.ts', exportName: definition.name };
  });
  const told = new Set(models.flatMap(generatedNames).map(({ name }) => name));
  const program = lower(models, () => undefined);
  const modules = program.models
    .flatMap((one) => printModel(one, program, 'generated'))
    .filter(({ name }) => !name.endsWith('.json-schema.ts')); // no index exports it
  const names = modules.flatMap(({ text }) => exportsOf(text).names);
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !told.has(typeNameOf(name)))).toEqual([]);
});
