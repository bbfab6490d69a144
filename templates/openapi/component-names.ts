/** The names of components, by who asks: the Dto of a role in a shape, or what it may read. */
import { nameOfDefinition } from '../../generator/ir/json-schema/references.js';
import type { DtoIr, ShapeIr, ViewIr } from '../../generator/ir/program-ir.js';
import type { DefinitionIr } from '../../generator/ir/schema-ir.js';
import { holdsModel } from '../../generator/ir/walk.js';

export type Asker = DtoIr | ViewIr;

export const isDto = (asker: Asker): asker is DtoIr => 'shape' in asker;

/** A reference to a component. */
export function refTo(component: string): { $ref: string } {
  return { $ref: `#/components/schemas/${component}` };
}

/** The component of a nested model. As part of a whole value it is one that is created. */
export function componentOfModel(model: string, isWhole: boolean, asker: Asker): string {
  const name = `${model.charAt(0).toUpperCase()}${model.slice(1)}`;
  if (!isDto(asker)) return `${name}For${asker.role.typeName}`;
  return `${VERBS[isWhole ? 'create' : asker.shape]}${name}By${asker.role.typeName}`;
}

/** The component of what a lazy schema gets. It depends on the role only if models are in it. */
export function componentOfDefinition(definition: DefinitionIr, asker: Asker): string {
  const name = nameOfDefinition(definition);
  const side = isDto(asker) ? 'Sent' : 'Returned';
  const role = isDto(asker) ? `By${asker.role.typeName}` : `For${asker.role.typeName}`;
  return `${name}.${holdsModel(definition.schema) ? role : side}`;
}

const VERBS: Readonly<Record<ShapeIr, string>> = {
  create: 'Create',
  update: 'Update',
  replace: 'Replace',
};
