import * as v from 'valibot';
import { check } from '../generator/2-check/check.js';
import type { LoadedModel } from '../generator/1-load/loaded.js';
import type { Config } from '../generator/config.js';
import { definitionOf } from '../src/model/model.js';
import { defineRoles } from '../src/model/roles.js';

export const { field, model } = defineRoles({ owner: 'Whose it is' });

/** Fields of a model without any mistakes. */
export const open = {
  name: field(v.string(), { writableBy: ['owner'], readableBy: 'anyone' }),
};

export function loaded(schema: object, file = 'a.model.ts'): LoadedModel {
  const definition = definitionOf(schema);
  if (definition === undefined) throw new Error('Not a model');
  return { definition, schema, file, exportName: definition.name };
}

export const named = (...names: string[]): LoadedModel[] =>
  names.map((name, index) => loaded(model(name, open), `${index}.model.ts`));

export const CONFIG: Config = { models: [], outDir: 'out' };

/** The complaints about models. */
export const said = (models: readonly LoadedModel[], config = CONFIG): string[] =>
  check(models, config, []).map(({ code, message }) => `${code}: ${message}`);
