import { lower } from '../generator/3-lower/lower.js';
import { definitionOf } from '../src/model/model.js';
import { defineRoles } from '../src/model/roles.js';
import { modelModule } from '../templates/typescript/model-module.js';

export const { field, model } = defineRoles({ owner: 'Whose it is' });

/** The printed module of a model `User` with a field `it`, or of one of the nested models. */
export function moduleWith(
  it: Parameters<typeof model>[1][string],
  nested: readonly object[] = [],
  of = 'User',
): string {
  const loaded = [model('User', { it }), ...nested].map((schema) => {
    const definition = definitionOf(schema)!;
    return { definition, schema, file: 'user.model.ts', exportName: definition.name };
  });
  const program = lower(loaded, () => undefined);
  const printing = program.models.find(({ name }) => name === of)!;
  return modelModule(printing, program, 'generated');
}
