import { viewTypeName } from '../../../generator/ir/names.js';
import { hasOpaqueType } from '../../../generator/ir/opaque-type.js';
import type { ModelIr, PropertyIr, RoleIr, ViewIr } from '../../../generator/ir/program-ir.js';
import type { SchemaIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { generic, type Expression } from '../../expression.js';
import { aboutRole, capitalized, roleOrAny, whatMayRead } from '../../who-may.js';
import { commentOf } from '../module/header.js';
import { modelAlias } from '../module/names.js';
import { interfaceOf, memberOf } from '../types/interfaces.js';
import type { Declaration } from '../module/declarations.js';
import { definitionTypeName, definitionTypes } from '../types/definitions.js';
import { recordTypeOf, type Naming } from '../types/type.js';
import { isReadable } from './model.js';

/** The interface of what a role may read. */
export function viewInterface(model: ModelIr, { role, typeName, keys }: ViewIr): string {
  const readable = new Set(keys);
  const members = model.properties
    .filter((property) => readable.has(property.key))
    .map((property) => {
      const type = hasOpaqueType(property.schema)
        ? generic('ViewValueOf', typeOfModel(model), str(role.name), str(property.key))
        : recordTypeOf(property.schema, namingFor(model, role));
      return memberOf(property, type, { optional: mayBeAbsent(property) });
    });
  const sentence = `${capitalized(whatMayRead(roleOrAny(role), model))}.`;
  const comment = commentOf(sentence, aboutRole(role));
  return interfaceOf(comment, typeName, members);
}

/** The interface of what any set of roles may read. What not everybody may read is optional. */
export function anyViewInterface(model: ModelIr): string {
  const members = model.properties.filter(isReadable).map((property) => {
    const type: Expression = hasOpaqueType(property.schema)
      ? generic('AnyViewValueOf', typeOfModel(model), str(property.key))
      : recordTypeOf(property.schema, namingFor(model));
    return memberOf(property, type, {
      optional: property.readers !== -1 || mayBeAbsent(property),
    });
  });
  const comment = commentOf(`${capitalized(whatMayRead(roleOrAny(), model))}.`);
  return interfaceOf(comment, viewTypeName(model.name), members);
}

const namingFor = (model: ModelIr, role?: RoleIr): Naming => ({
  side: 'output',
  nameOf: (name) => viewTypeName(name, role),
  nameOfDefinition: (definition) =>
    definitionTypeName(viewTypeName(model.name, role), definition, model),
});

/** The types of a model's definitions, for each asker. */
export const shownDefinitions = (model: ModelIr): Declaration[] =>
  [...model.roles, undefined].flatMap((role) => definitionTypes(model, namingFor(model, role)));

const typeOfModel = (model: ModelIr): string => `typeof ${modelAlias(model.name)}`;

/** Whether a record may lack the key. */
const mayBeAbsent = ({ optional, defaulted, schema }: PropertyIr): boolean =>
  optional && !defaulted && outermost(schema) !== 'undefinedable';

/** The type by which valibot decides whether a key may be missing. */
function outermost(schema: SchemaIr): string | undefined {
  if (schema.kind === 'pipe') return outermost(schema.schema);
  if (schema.kind === 'island') return schema.type;
  return schema.kind === 'wrapper' ? schema.wrapper : undefined;
}
