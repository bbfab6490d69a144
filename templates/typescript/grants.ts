import { heldModel } from '../../generator/ir/held-model.js';
import { modelNamed } from '../../generator/ir/model-named.js';
import type { ModelIr, ProgramIr, PropertyIr, ReferenceIr } from '../../generator/ir/program-ir.js';
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

function membersOf({ schema, reference, stored, writers }: PropertyIr): Expression[] {
  const held = heldModel(schema);
  const create = bitsOf(writers.create);
  const update = bitsOf(writers.update);
  return [
    ...(create === 0 ? [] : [`create: ${create}`]),
    ...(update === 0 ? [] : [`update: ${update}`]),
    ...(stored ? [] : ['stored: false']),
    ...(held === undefined ? [] : [laterMember(held.as, held.name)]),
    ...(reference !== undefined && isOpen(writers) ? [referenceMember(reference)] : []),
  ];
}

/** Models may nest each other, so one asks for the other when it is needed. */
const laterMember = (name: string, model: string): Expression =>
  prefixed(`${name}: () =>`, moved(grantsOf(model)));

const referenceMember = ({ model, key: name }: ReferenceIr): Expression =>
  prefixed('references: ', objectLiteral([`model: ${str(model)}`, `key: ${str(name)}`]));

/** Whether an input-only field is somewhere in what `apply` merges or lists. */
export function holdsInputOnly(model: ModelIr, program: ProgramIr): boolean {
  const seen = new Set<string>();
  const isHeldBy = (name: string): boolean => {
    const found = modelNamed(name, program);
    if (found === undefined || seen.has(name)) return false;
    seen.add(name);
    return found.properties.some(
      (property) =>
        (!property.stored && isOpen(property.writers)) ||
        isHeldBy(heldModel(property.schema)?.name ?? ''),
    );
  };
  return isHeldBy(model.name);
}
