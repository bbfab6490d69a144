/** The names of components. They depend on who sends in which shape, or who reads. */
import { nameOfDefinition } from '../../generator/ir/json-schema/name-of-definition.js';
import { dtoTypeName, viewTypeName } from '../../generator/ir/names.js';
import type { DtoIr, NestedShape, RoleIr, ViewIr } from '../../generator/ir/program-ir.js';
import type { DefinitionIr } from '../../generator/ir/schema-ir.js';
import { holdsModel } from '../../generator/ir/walk.js';

/** One role, or callers with several if `role` is absent. */
interface Askers {
  readonly role?: RoleIr;
  /** The keys that not all callers with several roles may send or read. */
  readonly optional?: ReadonlySet<string>;
}

export type Sender = Askers & Pick<DtoIr, 'shape' | 'typeName' | 'access'>;
export type Reader = Askers & Pick<ViewIr, 'typeName' | 'keys'>;
export type Asker = Sender | Reader;

export const isSender = (asker: Asker): asker is Sender => 'shape' in asker;

/** A reference to a component. */
export function refTo(component: string): { $ref: string } {
  return { $ref: `#/components/schemas/${component}` };
}

/** The component of a nested model. */
export function componentOfModel(model: string, shape: NestedShape, asker: Asker): string {
  if (!isSender(asker)) return viewTypeName(model, asker.role);
  return dtoTypeName(model, shape === 'same' ? asker.shape : shape, asker.role);
}

/** The component of a definition. It depends on the role only if it holds models. */
export function componentOfDefinition(definition: DefinitionIr, asker: Asker): string {
  const name = nameOfDefinition(definition);
  const { role } = asker;
  const side = isSender(asker) ? 'Sent' : 'Returned';
  if (role === undefined || !holdsModel(definition.schema)) return `${name}.${side}`;
  return `${name}.${isSender(asker) ? 'By' : 'For'}${role.typeName}`;
}
