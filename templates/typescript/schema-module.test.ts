import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../generator/3-lower/lower.js';
import { definitionOf, type Model } from '../../src/model/model.js';
import { field, model } from '../../test/printed.js';
import { schemaModule } from './schema-module.js';

const open = { writableBy: ['owner'] } as const;

/** The names that a model's schema module declares. */
function declaredIn(schema: Model): readonly string[] {
  const definition = definitionOf(schema)!;
  const program = lower(
    [{ definition, schema, file: 'all.model.ts', exportName: definition.name }],
    () => undefined,
  );
  const text = schemaModule(program.models[0]!, program, 'generated');
  return Array.from(text.matchAll(/^(?:export )?(?:const|function) (\w+)/gm), ([, name]) => name!);
}

/** A schema with this many different lazy schemas. */
const lazies = (count: number): v.GenericSchema =>
  v.tuple(
    Array.from({ length: count }, (_, index) => v.literal(`${count}.${index}`)).map((one) =>
      v.lazy(() => one),
    ),
  );

test.each([
  ['a number behind the name of a field', 'Some', { x2: lazies(1), x: lazies(2) }],
  [
    'a name that ends in one',
    'Some',
    { a: lazies(1), line1: lazies(2), b: lazies(8), line: lazies(3) },
  ],
  ['what else the module declares', 'Definition', { fields: lazies(1) }],
  ['what else the module imports', 'Definition', { grants: lazies(1) }],
])('a definition is not called as another one: %s', (_, name, fields) => {
  const schema = model(
    name,
    Object.fromEntries(Object.entries(fields).map(([key, one]) => [key, field(one, open)])),
  );
  const declared = [...declaredIn(schema), 'definitionGrants'];
  expect(declared.filter((one) => one.startsWith('definition')).length).toBeGreaterThan(1);
  expect(declared.filter((one, index) => declared.indexOf(one) !== index)).toEqual([]);
});
