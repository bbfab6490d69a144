import { modelNamed } from '../../generator/ir/model-named.js';
import type { ModelIr, ProgramIr, PropertyIr } from '../../generator/ir/program-ir.js';
import type { SchemaIr } from '../../generator/ir/schema-ir.js';
import { holdsModel, isPassage, modelsIn } from '../../generator/ir/walk.js';
import { key } from '../encode.js';
import { moved, objectLiteral, prefixed, type Expression } from '../expression.js';
import { code } from '../layout.js';
import { grantsOf } from './names.js';
import { bitsOf, isOpen } from './writers.js';

/** The declared fields as data, for what goes beyond one body. */
export function grantsTable(model: ModelIr, program: ProgramIr): string {
  const fields = model.properties.map((property) =>
    prefixed(`${key(property.key)}: `, objectLiteral(membersOf(property, model, program))),
  );
  return code`/** The declared fields: who may write and read each, a bit for each role, and the models in them. */
export const ${grantsOf(model.name)}: ModelGrants =${moved(objectLiteral(fields))};`;
}

function membersOf(property: PropertyIr, model: ModelIr, program: ProgramIr): Expression[] {
  const { schema, stored, deletable, writers } = property;
  const create = bitsOf(writers.create);
  const update = bitsOf(writers.update);
  const read = readersOf(property, model, program);
  return [
    ...(create === 0 ? [] : [`create: ${create}`]),
    ...(update === 0 ? [] : [`update: ${update}`]),
    ...(read === 0 ? [] : [`read: ${read}`]),
    ...(stored ? [] : ['stored: false']),
    ...(deletable && update !== 0 ? ['deletable: true'] : []),
    ...nestedIn(schema),
  ];
}

/**
 * Who may read a property with all that is in it, a bit each. Models in what is neither a model nor a
 * list of them are no fields of their own in the table: a role reads the whole, or nothing of it.
 */
function readersOf(
  { schema, stored, readers }: PropertyIr,
  model: ModelIr,
  program: ProgramIr,
): number {
  if (!stored) return 0;
  if (nestedIn(schema).length > 0 || !holdsModel(schema)) return readers;
  return model.roles.reduce((bits, role, index) => {
    const reads =
      (readers & role.bits) !== 0 && readsModelsIn(schema, role.bits, program, new Set());
    return reads ? bits | (1 << index) : bits;
  }, 0);
}

/** Whether roles may read every stored field of the models that a schema holds. */
function readsModelsIn(
  schema: SchemaIr,
  roles: number,
  program: ProgramIr,
  seen: Set<string>,
): boolean {
  return modelsIn(schema, 'create').every(({ model: name }) => {
    const model = modelNamed(name, program);
    if (model === undefined || seen.has(name)) return model !== undefined;
    seen.add(name);
    return model.properties.every(
      (property) =>
        !property.stored ||
        ((property.readers & roles) !== 0 && readsModelsIn(property.schema, roles, program, seen)),
    );
  });
}

/** The model that a field holds, or holds a list of. */
function nestedIn(schema: SchemaIr): Expression[] {
  const inner = passedTo(schema);
  if (inner.kind === 'model') return [laterMember('model', inner.model)];
  if (inner.kind !== 'array') return [];
  const item = passedTo(inner.items);
  return item.kind === 'model' ? [laterMember('list', item.model)] : [];
}

/** Models may nest each other, so one asks for the other when it is needed. */
const laterMember = (name: string, model: string): Expression =>
  prefixed(`${name}: () =>`, moved(grantsOf(model)));

/** What a schema hands its values on to. */
function passedTo(schema: SchemaIr): SchemaIr {
  const isThrough =
    schema.kind === 'wrapper' || schema.kind === 'required' || schema.kind === 'pipe';
  return isThrough && isPassage(schema) ? passedTo(schema.schema) : schema;
}

/** Whether an input-only field is somewhere in what `apply` merges or lists. */
export function holdsInputOnly(model: ModelIr, program: ProgramIr): boolean {
  const seen = new Set<string>();
  const isHeldBy = (name: string): boolean => {
    const found = modelNamed(name, program);
    if (found === undefined || seen.has(name)) return false;
    seen.add(name);
    return found.properties.some(
      (property) =>
        (!property.stored && isOpen(property.writers)) || isHeldBy(nestedName(property)),
    );
  };
  return isHeldBy(model.name);
}

function nestedName({ schema }: PropertyIr): string {
  const inner = passedTo(schema);
  const nested = inner.kind === 'array' ? passedTo(inner.items) : inner;
  return nested.kind === 'model' ? nested.model : '';
}
