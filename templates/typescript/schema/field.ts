import { takesNull } from '../../../generator/ir/absence.js';
import { mayBeWhole } from '../../../generator/ir/may-be-whole.js';
import type { ModelIr, PropertyIr } from '../../../generator/ir/program-ir.js';
import type { SchemaIr } from '../../../generator/ir/schema-ir.js';
import { defaultHoldsModel, holdsModel } from '../../../generator/ir/walk.js';
import { bitsOf } from '../../../generator/ir/writers.js';
import { key, member } from '../../encode.js';
import { array, flatten, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { codeAt } from '../../layout.js';
import { bitsMember } from '../bits-member.js';
import { fieldsOf } from '../module/names.js';
import { whoWrites } from '../who-writes.js';
import { sourceOf, valibotOf, type Referring } from './valibot.js';

/** Prints a field and who may send it. */
export function fieldLines(model: ModelIr, property: PropertyIr, referring: Referring): string[] {
  const { create, update } = property.writers;
  const isOwn = defaultHoldsModel(property);
  const printed = isOwn ? withoutDefault(property.schema) : property.schema;
  const schema = holdsModel(property.schema)
    ? valibotOf(printed, 'same', referring)
    : `${fieldsOf(model)}${member(property.key)}`;
  const narrowed = narrowings(property, referring);
  const value = objectLiteral([
    ...bitsMember('create', create.all),
    ...bitsMember('update', update.all),
    ...(narrowed.length > 0 ? [prefixed('narrowed: ', array(narrowed))] : []),
    prefixed('schema: ', schema),
    ...(isOwn
      ? [prefixed('own: ', sourceOf({ model: model.name, field: property.key, steps: [] }))]
      : []),
    ...(property.deletable ? ['deletable: true'] : []),
    ...(mayBeWhole(property.schema) && bitsOf(update) !== 0 ? ['whole: true'] : []),
  ]);
  return [`// ${whoWrites(model, property)}`, codeAt(6)`${key(property.key)}: ${value},`];
}

function narrowings({ writers }: PropertyIr, referring: Referring): readonly Expression[] {
  const { create, update } = writers;
  const printed = (narrowing: { readonly schema: SchemaIr }): Expression =>
    prefixed('schema: ', valibotOf(narrowing.schema, 'create', referring));
  const updated = update.some.map((one) => ({ ...one, made: flatten(printed(one)) }));
  const created = create.some.map((one) => {
    const made = flatten(printed(one));
    const twin = updated.findIndex((other) => other.made === made && other.bits === one.bits);
    if (twin !== -1) updated.splice(twin, 1);
    return objectLiteral([
      ...bitsMember('create', one.bits),
      ...(twin === -1 ? [] : bitsMember('update', one.bits)),
      printed(one),
    ]);
  });
  return [
    ...created,
    ...updated.map((one) => objectLiteral([...bitsMember('update', one.bits), printed(one)])),
  ];
}

/**
 * Removes the default for a missing key from a field that nests models: the live schema supplies
 * it. A default for `null` stays, because it replaces something that a client sent.
 */
function withoutDefault(schema: SchemaIr): SchemaIr {
  if (schema.kind === 'pipe') return { ...schema, schema: withoutDefault(schema.schema) };
  if (schema.kind !== 'wrapper' || takesNull(schema)) return schema;
  const { default: _, ...rest } = schema;
  return rest;
}
