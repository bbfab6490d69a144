/** Of many models, threads print a part each; they are started from what was built. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { definitionOf } from '../../src/model/model.js';
import { defineRoles } from '../../src/model/roles.js';
import { lower } from '../3-lower/lower.js';
import { printModel } from './print-model.js';
import type { printModels } from './print-models.js';

const BUILT = path.resolve(import.meta.dirname, '../../dist/generator/4-emit/print-models.js');

const { field, model } = defineRoles({ owner: 'Whose it is' });

function programOf(count: number): ReturnType<typeof lower> {
  const models = Array.from({ length: count }, (_, index) => {
    const exportName = `M${index}`;
    const name = field(v.pipe(v.string(), v.regex(/^a\/b$/u)), { writableBy: ['owner'] });
    const schema = model(exportName, { name, index: field(v.literal(index)) });
    return {
      definition: definitionOf(schema)!,
      schema,
      file: `${exportName}.model.ts`,
      exportName,
    };
  });
  return lower(models, () => undefined);
}

test.each([0, 1, 400])('of %i models, each is printed once, in its place', async (count) => {
  const program = programOf(count);
  const built = (await import(pathToFileURL(BUILT).href)) as { printModels: typeof printModels };
  const printed = await built.printModels(program.models, program, 'generated');
  expect(printed).toEqual(program.models.map((one) => printModel(one, program, 'generated')));
});
