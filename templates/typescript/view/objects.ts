import { viewTypeName } from '../../../generator/ir/names.js';
import type { ModelIr, ViewIr } from '../../../generator/ir/program-ir.js';
import { str } from '../../encode.js';
import { array, call, moved, objectLiteral, parameters, prefixed } from '../../expression.js';
import { code } from '../../layout.js';
import { ROLES_PASSED, roleOrAny, whatMayRead } from '../../who-may.js';
import { commentOf } from '../module/header.js';
import { grantsOf, PURE, viewChooserOf, viewFamilyOf, viewFunctionOf } from '../module/names.js';
import { isReadable } from './model.js';
import { scalarKind, type ScalarKind } from './scalar-kind.js';

/** The views of a model, before roles are chosen. */
export function viewFamily(model: ModelIr): string {
  const readable = model.properties.filter(isReadable);
  const scalars = KINDS.flatMap((kind) => {
    const keys = readable.filter(({ schema }) => scalarKind(schema) === kind);
    return keys.length === 0 ? [] : [prefixed(`${kind}: `, array(keys.map(({ key }) => str(key))))];
  });
  return code`const ${viewFamilyOf(model)}: ViewFamily = {
  model: ${str(model.name)},
  bitsOfRole,
  view: ${viewFunctionOf(model.name)},
  grants: ${grantsOf(model.name)},
  ${prefixed('scalars: ', objectLiteral(scalars))},
};`;
}

const KINDS: readonly ScalarKind[] = ['string', 'number', 'integer', 'boolean', 'bigint', 'date'];

/** The view of a role. */
export function viewObject(model: ModelIr, { role, typeName, valueName }: ViewIr): string {
  const made = call(`${PURE} createView`, viewFamilyOf(model), array([str(role.name)]));
  return code`${[commentOf(`For \`viewOf\`: ${whatMayRead(roleOrAny(role), model)}.`)]}
export const ${valueName}: View<${typeName}> =${moved(made)};`;
}

/** The function that makes a view for roles known at run time. */
export function viewChooser(model: ModelIr): string {
  const what = whatMayRead(ROLES_PASSED, model);
  const comment = commentOf(`For \`viewOf\`: ${what}; without one, what anyone may.`);
  return code`${[comment]}
export function ${viewChooserOf(model)}${parameters('roles: readonly string[]')}: View<${viewTypeName(model.name)}> {
  return createView(${viewFamilyOf(model)}, roles);
}`;
}
