import type { Complaint } from '../../diagnostics/diagnostic.js';
import { accessOf, mayWrite } from '../../ir/access-of.js';
import { heldModel } from '../../ir/held-model.js';
import { modelNamed } from '../../ir/model-named.js';
import { nestedNames } from '../../ir/nested-names.js';
import type { ModelIr, ProgramIr, PropertyIr, RoleIr, WritersIr } from '../../ir/program-ir.js';
import type { SchemaIr } from '../../ir/schema-ir.js';
import { holdsKeyed, someField } from '../../ir/some-field.js';
import { transforms } from '../../ir/unchanged.js';
import { modelsIn } from '../../ir/walk.js';
import {
  hiddenKeys,
  inputOnly,
  narrower,
  noGrant,
  noKey,
  noList,
  type OwnField,
} from '../complaints/keyed-by.js';
import type { FieldInFile } from '../lowering-context.js';

/** Complaints about `keyedBy` that need to know all models, because models nest each other. */
export function wrongKeys(program: ProgramIr): Complaint[] {
  return program.models
    .filter((model) => nestedNames(model).length > 0 || isKeyed(model))
    .flatMap((model) =>
      model.properties.flatMap((property) => [
        ...hidden(model, property, program),
        ...(property.keyedBy === undefined ? [] : keyed({ model, property, program })),
      ]),
    );
}

const isKeyed = ({ properties }: ModelIr): boolean =>
  properties.some(({ keyedBy: key }) => key !== undefined);

interface KeyedField extends OwnField {
  readonly program: ProgramIr;
}

function keyed(field: KeyedField): Complaint[] {
  const { property, program } = field;
  if (!property.stored) return [inputOnly(field)];
  const held = isAsSent(property.schema) ? heldModel(property.schema) : undefined;
  if (held?.as !== 'list') return [noList(field)];
  const item = modelNamed(held.model, program);
  if (item === undefined) return []; // the item's model has mistakes, which are reported elsewhere
  const key = item.properties.find((one) => one.key === property.keyedBy);
  if (key === undefined || !key.stored || key.defaulted || key.fallback || !isKey(key.schema)) {
    return [noKey(field, item, key)];
  }
  return [
    ...writersWithoutKey(field, item, key).map((role) => noGrant(field, item, role)),
    ...narrowerUpdates(item, program).map((place) => narrower(field, place)),
  ];
}

/** Whether a list is stored with the items that were sent, in the same order. */
function isAsSent(schema: SchemaIr): boolean {
  if (schema.kind === 'wrapper' || schema.kind === 'required') return isAsSent(schema.schema);
  if (schema.kind !== 'pipe') return schema.kind === 'array';
  return isAsSent(schema.schema) && !schema.actions.some(transforms);
}

/** Whether a schema is an optional text or number. New items have no key yet. */
function isKey(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return isKey(schema.schema);
  const isOptional = schema.kind === 'wrapper' && OPTIONAL.has(schema.wrapper);
  return isOptional && isScalar(schema.schema);
}

const OPTIONAL: ReadonlySet<string> = new Set(['optional', 'exactOptional']);

function isScalar(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return isScalar(schema.schema);
  return schema.kind === 'type' && (schema.type === 'string' || schema.type === 'number');
}

/** The roles that may write the list, but not the key of a new item. */
function writersWithoutKey(
  { model, property }: KeyedField,
  item: ModelIr,
  key: PropertyIr,
): string[] {
  const writesList = ({ bits }: RoleIr): boolean => mayWrite(property, bits, model.conditions);
  const writesKey = ({ bits }: RoleIr): boolean =>
    accessOf(key, 'create', bits, item.conditions).values === 'all';
  return item.roles.filter((role) => writesList(role) && !writesKey(role)).map(({ name }) => name);
}

/**
 * The fields that `update` narrows and `create` does not narrow in the same way. Items are sent in
 * their `create` shape, so a stored item could be given values that no update may set.
 */
function narrowerUpdates(item: ModelIr, program: ProgramIr): FieldInFile[] {
  const places: FieldInFile[] = [];
  someField(item, program, (property, { name: model, file }) => {
    const { create, update } = property.writers;
    if (update.some.length > 0 && !isWithin(create, update)) {
      places.push({ file, model, field: property.key });
    }
    return false;
  });
  return places;
}

/** Whether every grant of `create` is also one of `update`. */
function isWithin(create: WritersIr, update: WritersIr): boolean {
  return (
    (create.all & ~update.all) === 0 &&
    create.some.every((one) =>
      update.some.some((other) => other.schema === one.schema && other.bits === one.bits),
    )
  );
}

/** Complains about keyed lists where `apply` can't find out which items the record holds. */
function hidden(model: ModelIr, property: PropertyIr, program: ProgramIr): Complaint[] {
  const held = heldModel(property.schema);
  const nested = modelsIn(property.schema, 'create').map((one) => one.model);
  // Input-only fields are not in the record, so there is nothing to compare with.
  const index = held && property.stored ? nested.indexOf(held.model) : -1;
  return nested
    .filter((_, other) => other !== index)
    .flatMap((name) => modelNamed(name, program) ?? [])
    .filter((one) => holdsKeyed(one, program))
    .map((one) => hiddenKeys({ model, property }, one));
}
