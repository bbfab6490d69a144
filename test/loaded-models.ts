import type { LoadedModel } from '../generator/1-load/loaded.js';
import { definitionOf } from '../src/model/model.js';

/** Models as if a file had exported each of them by its name. */
export function loadedModels(models: readonly object[]): LoadedModel[] {
  return models.map((schema) => {
    const definition = definitionOf(schema);
    if (definition === undefined) throw new Error('This is no model.');
    return { definition, schema, file: 'all.model.ts', exportName: definition.name };
  });
}
