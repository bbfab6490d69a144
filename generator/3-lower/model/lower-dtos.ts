import { accessOf } from '../../ir/access-of.js';
import { dtoTypeName, valueNameOf } from '../../ir/names.js';
import type { AccessIr, DtoIr, ModelIr, RoleIr, ShapeIr } from '../../ir/program-ir.js';
import { SHAPES } from '../../ir/shapes.js';

type Parts = Pick<ModelIr, 'name' | 'roles' | 'conditions' | 'properties'>;

/** What each role may send in each shape. */
export function lowerDtos({ name, roles, conditions, properties }: Parts): DtoIr[] {
  const accessTo = (shape: ShapeIr): readonly (readonly AccessIr[])[] =>
    roles.map(({ bits }) =>
      properties.map((property) => accessOf(property, shape, bits, conditions)),
    );
  const update = accessTo('update');
  // `replace` has the grants of `update`, so both shapes share their data.
  const access = { create: accessTo('create'), update, replace: update };
  return SHAPES.flatMap((shape) =>
    roles.map((role, index) => dtoOf(name, role, shape, access[shape][index] ?? [])),
  );
}

function dtoOf(model: string, role: RoleIr, shape: ShapeIr, access: readonly AccessIr[]): DtoIr {
  const typeName = dtoTypeName(model, shape, role);
  return { shape, role, typeName, valueName: valueNameOf(typeName), access };
}
