import { heldModel } from '../../generator/ir/held-model.js';
import type { ModelIr, ProgramIr, PropertyIr } from '../../generator/ir/program-ir.js';
import { someField } from '../../generator/ir/some-field.js';
import { key, str } from '../encode.js';
import { moved, objectLiteral, prefixed, type Expression } from '../expression.js';
import { code } from '../layout.js';
import { grantsOf } from './names.js';
import { bitsOf, isOpen } from './writers.js';

/** The declared fields as data, for what goes beyond one body. */
export function grantsTable(model: ModelIr): string {
  const fields = model.properties.map((property) =>
    prefixed(`${key(property.key)}: `, objectLiteral(membersOf(property))),
  );
  return code`/** The declared fields: who may write each, a bit for each role, and the models in them. */
export const ${grantsOf(model.name)}: ModelGrants =${moved(objectLiteral(fields))};`;
}

function membersOf({ schema, stored, keyedBy, writers }: PropertyIr): Expression[] {
  const create = bitsOf(writers.create);
  const update = bitsOf(writers.update);
  const held = heldModel(schema);
  return [
    ...(create === 0 ? [] : [`create: ${create}`]),
    ...(update === 0 ? [] : [`update: ${update}`]),
    ...(stored ? [] : ['stored: false']),
    ...(held ? [laterMember(held.as, held.model)] : []),
    ...(keyedBy === undefined ? [] : [`keyedBy: ${str(keyedBy)}`]),
  ];
}

/** Models may nest each other, so one asks for the other when it is needed. */
const laterMember = (name: string, model: string): Expression =>
  prefixed(`${name}: () =>`, moved(grantsOf(model)));

/** Whether an input-only field is somewhere in what `apply` merges or lists. */
export const holdsInputOnly = (model: ModelIr, program: ProgramIr): boolean =>
  someField(model, program, ({ stored, writers }) => !stored && isOpen(writers));
