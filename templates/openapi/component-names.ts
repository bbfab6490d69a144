/** The names of components, by who asks: the Dto of a role in a shape, or what it may read. */
import { nameOfDefinition } from '../../generator/ir/json-schema/name-of-definition.js';
import { dtoTypeName, viewTypeName } from '../../generator/ir/names.js';
import type { DtoIr, NestedShape, ViewIr } from '../../generator/ir/program-ir.js';
import type { DefinitionIr } from '../../generator/ir/schema-ir.js';
import { holdsModel } from '../../generator/ir/walk.js';

export type Asker = DtoIr | ViewIr;

export const isDto = (asker: Asker): asker is DtoIr => 'shape' in asker;

/** A reference to a component. */
export function refTo(component: string): { $ref: string } {
  return { $ref: `#/components/schemas/${component}` };
}

/** The component of a nested model. */
export function componentOfModel(model: string, shape: NestedShape, asker: Asker): string {
  if (!isDto(asker)) return viewTypeName(model, asker.role);
  return dtoTypeName(model, shape === 'same' ? asker.shape : shape, asker.role);
}

/** The component of what a lazy schema gets. It depends on the role only if models are in it. */
export function componentOfDefinition(definition: DefinitionIr, asker: Asker): string {
  const name = nameOfDefinition(definition);
  const side = isDto(asker) ? 'Sent' : 'Returned';
  const role = isDto(asker) ? `By${asker.role.typeName}` : `For${asker.role.typeName}`;
  return `${name}.${holdsModel(definition.schema) ? role : side}`;
}
