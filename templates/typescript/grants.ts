import { modelNamed } from '../../generator/ir/model-named.js';
import type { ModelIr, ProgramIr, PropertyIr, WritersIr } from '../../generator/ir/program-ir.js';
import type { SchemaIr } from '../../generator/ir/schema-ir.js';
import { isPassage } from '../../generator/ir/walk.js';
import { key } from '../encode.js';
import { moved, objectLiteral, prefixed, type Expression } from '../expression.js';
import { code } from '../layout.js';
import { grantsOf } from './names.js';
import { bitsOf, isOpen } from './writers.js';

/** The declared fields as data, for what goes beyond one body. */
export function grantsTable(model: ModelIr): string {
  const fields = model.properties.map((property) =>
    prefixed(`${key(property.key)}: `, objectLiteral(membersOf(property, model))),
  );
  return code`/** The declared fields: who may write each, a bit for each role, and the models in them. */
export const ${grantsOf(model.name)}: ModelGrants =${moved(objectLiteral(fields))};`;
}

function membersOf({ schema, stored, writers }: PropertyIr, model: ModelIr): Expression[] {
  const create = bitsOf(writers.create);
  const update = bitsOf(writers.update);
  const narrowed = narrowedBits(writers.update, model);
  return [
    ...(create === 0 ? [] : [`create: ${create}`]),
    ...(update === 0 ? [] : [`update: ${update}`]),
    ...(narrowed === 0 ? [] : [`narrowed: ${narrowed}`]),
    ...(stored ? [] : ['stored: false']),
    ...nestedIn(schema),
  ];
}

/** The roles that may write some values, and more under a condition. */
function narrowedBits(writers: WritersIr, { conditions }: ModelIr): number {
  const conditional = conditions.reduce((bits, { bit }) => bits | bit, 0);
  const open = bitsOf(writers);
  return (open & conditional) === 0 ? 0 : open & ~writers.all & ~conditional;
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
