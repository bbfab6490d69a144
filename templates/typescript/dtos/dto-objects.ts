import { holdsReference } from '../../../generator/ir/holds-reference.js';
import { dtoTypeName } from '../../../generator/ir/names.js';
import type { DtoIr, ModelIr, ProgramIr, ShapeIr } from '../../../generator/ir/program-ir.js';
import { holdsKeyed } from '../../../generator/ir/some-field.js';
import { str } from '../../encode.js';
import { array, call, generic, moved, parameters } from '../../expression.js';
import { code } from '../../layout.js';
import { ROLES_PASSED, roleOrAny, whatMaySend } from '../../who-may.js';
import { commentOf } from '../module/header.js';
import {
  chooserOf,
  describeFunctionOf,
  familyOf,
  grantsOf,
  PURE,
  readFunctionOf,
} from '../module/names.js';
import { ANYBODY, typeNamesOf } from '../types/sent.js';
import { holdsInputOnly } from './grants-table.js';

/** The Dto family of a model and shape: everything but the roles. */
export function family(model: ModelIr, shape: ShapeIr, program: ProgramIr): string {
  const isKeyed = holdsKeyed(model, program);
  const isRemembered = shape === 'replace' || isKeyed || holdsInputOnly(model, program);
  const checks = isKeyed && shape === 'create' ? '\n  check: newItems,' : '';
  const references = holdsReference(model, program) ? '\n  checkReferences,' : '';
  const conditions = shape !== 'create' && model.conditions.length > 0 ? '\n  conditions,' : '';
  return code`const ${familyOf(model.name, shape)}: DtoFamily = {
  model: ${str(model.name)},
  shape: ${str(shape)},
  bitsOfRole,
  read: ${readFunctionOf(model.name)},
  grants: ${grantsOf(model.name)},${checks}${conditions}${isRemembered ? '\n  isRemembered: true,' : ''}${references}
  jsonSchema: ${describeFunctionOf(model.name)},
};`;
}

/** The Dto of a role. */
export function dtoObject(model: ModelIr, dto: DtoIr, program: ProgramIr): string {
  const { shape, role, typeName, valueName } = dto;
  const types = typeNamesOf(typeName, { model, shape, bits: role.bits }, program);
  const made = call(`${PURE} createDto`, familyOf(model.name, shape), array([str(role.name)]));
  const type = types.length === 1 ? `Dto<${typeName}>` : generic('Dto', ...types);
  return code`${[commentOf(`For \`parse\`: ${whatMaySend(roleOrAny(role), shape, model)}.`)]}
export const ${valueName}: ${type} =${moved(made)};`;
}

/** The function that makes a Dto for roles known at run time. */
export function chooser(model: ModelIr, shape: ShapeIr, program: ProgramIr): string {
  const comment = commentOf(`For \`parse\`: ${whatMaySend(ROLES_PASSED, shape, model)}.`);
  const sending = { model, shape, bits: ANYBODY };
  const types = typeNamesOf(dtoTypeName(model.name, shape), sending, program);
  const type = `Dto<${types.join(', ')}>`;
  return code`${[comment]}
export function ${chooserOf(model.name, shape)}${parameters('roles: readonly string[]')}: ${type} {
  return createDto(${familyOf(model.name, shape)}, roles);
}`;
}
