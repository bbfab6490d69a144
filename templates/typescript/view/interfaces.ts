import { viewTypeName } from '../../../generator/ir/names.js';
import { hasOpaqueType } from '../../../generator/ir/opaque-type.js';
import type { ModelIr, PropertyIr, ViewIr } from '../../../generator/ir/program-ir.js';
import type { SchemaIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { generic, type Expression } from '../../expression.js';
import { withArticle } from '../../with-article.js';
import { commentOf } from '../module/header.js';
import { modelAlias } from '../module/names.js';
import { interfaceOf, memberOf } from '../types/interfaces.js';
import { recordTypeOf } from '../types/type.js';
import { isReadable } from './model.js';

/** What one role may read, as an interface. */
export function viewInterface(model: ModelIr, { role, typeName, keys }: ViewIr): string {
  const readable = new Set(keys);
  const members = model.properties
    .filter((property) => readable.has(property.key))
    .map((property) => {
      const type = hasOpaqueType(property.schema)
        ? generic('ViewValueOf', typeOfModel(model), str(role.name), str(property.key))
        : recordTypeOf(property.schema, (name) => viewTypeName(name, role));
      return memberOf(property, type, { optional: mayBeAbsent(property) });
    });
  const sentence = `What \`${role.name}\` may read of ${withArticle(model.name)}.`;
  return interfaceOf(commentOf(sentence, role.description), typeName, members);
}

/** What any set of roles may read: what not everybody may is perhaps not there. */
export function anyViewInterface(model: ModelIr): string {
  const members = model.properties.filter(isReadable).map((property) => {
    const type: Expression = hasOpaqueType(property.schema)
      ? generic('AnyViewValueOf', typeOfModel(model), str(property.key))
      : recordTypeOf(property.schema, (name) => viewTypeName(name));
    return memberOf(property, type, {
      optional: property.readers !== -1 || mayBeAbsent(property),
    });
  });
  const sentence = `What any set of roles may read of ${withArticle(model.name)}.`;
  return interfaceOf(commentOf(sentence), viewTypeName(model.name), members);
}

const typeOfModel = (model: ModelIr): string => `typeof ${modelAlias(model.name)}`;

/** Whether a record can do without the key. */
const mayBeAbsent = ({ optional, defaulted, schema }: PropertyIr): boolean =>
  optional && !defaulted && outermost(schema) !== 'undefinedable';

/** What valibot knows the schema of a key by. */
function outermost(schema: SchemaIr): string | undefined {
  if (schema.kind === 'pipe') return outermost(schema.schema);
  if (schema.kind === 'island') return schema.type;
  return schema.kind === 'wrapper' ? schema.wrapper : undefined;
}
