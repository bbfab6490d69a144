import { heldModel, itemOptionModels, optionModels } from '../../../generator/ir/held-model.js';
import { modelNamed } from '../../../generator/ir/model-named.js';
import type {
  ModelIr,
  ProgramIr,
  PropertyIr,
  ReferenceIr,
} from '../../../generator/ir/program-ir.js';
import { bitsWhere } from '../../../generator/ir/role-bits.js';
import type { SchemaIr } from '../../../generator/ir/schema-ir.js';
import { someField } from '../../../generator/ir/some-field.js';
import { holdsModel, modelsIn } from '../../../generator/ir/walk.js';
import { bitsOf, isOpen } from '../../../generator/ir/writers.js';
import { key, str } from '../../encode.js';
import { array, moved, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { code } from '../../layout.js';
import { bitsMember } from '../bits-member.js';
import { grantsOf } from '../module/names.js';

/** The declared fields as data, for everything beyond parsing one body, such as `apply`. */
export function grantsTable(model: ModelIr, program: ProgramIr): string {
  const fields = model.properties.map((property) =>
    prefixed(`${key(property.key)}: `, objectLiteral(membersOf(property, model, program))),
  );
  return code`/** Who may write and read each field, a bit for each role (-1: anyone), and the models in it. */
export const ${grantsOf(model.name)}: ModelGrants =${moved(objectLiteral(fields))};`;
}

function membersOf(property: PropertyIr, model: ModelIr, program: ProgramIr): Expression[] {
  const { schema, stored, deletable, defaulted, fallback, keyedBy, reference, writers } = property;
  const update = bitsOf(writers.update);
  const held = heldModel(schema);
  return [
    ...bitsMember('create', bitsOf(writers.create)),
    ...bitsMember('update', update),
    ...bitsMember('narrowed', update & ~writers.update.all),
    ...bitsMember('read', readersOf(property, model, program)),
    ...(stored ? [] : ['stored: false']),
    ...(deletable ? ['deletable: true'] : []),
    ...((defaulted || fallback) && stored && update !== 0 ? ['hasDefault: true'] : []),
    ...(held ? [laterMember(held.as, held.model)] : []),
    ...optionsMember('options', optionModels(schema)),
    ...optionsMember('itemOptions', itemOptionModels(schema)),
    ...(keyedBy === undefined ? [] : [`keyedBy: ${str(keyedBy)}`]),
    ...(reference !== undefined && isOpen(property) ? [referenceMember(reference)] : []),
  ];
}

/**
 * Who may read a property and everything in it, one bit each. The table lists nested models only as
 * a field or as a list. Where they are nested in something else, a role reads all of it or nothing.
 */
function readersOf(
  { schema, stored, readers }: PropertyIr,
  model: ModelIr,
  program: ProgramIr,
): number {
  if (!stored) return 0;
  if (heldModel(schema) || !holdsModel(schema)) return readers;
  return bitsWhere(
    model.roles,
    ({ bits }) => (readers & bits) !== 0 && readsModelsIn(schema, bits, program, new Set()),
  );
}

/** Whether roles may read every stored field of the models inside a schema. */
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

/** A function, because models may nest each other in a circle. */
const laterMember = (name: string, model: string): Expression =>
  prefixed(`${name}: () =>`, moved(grantsOf(model)));

function optionsMember(name: string, models: readonly string[]): Expression[] {
  return models.length === 0
    ? []
    : [prefixed(`${name}: () =>`, moved(array(models.map(grantsOf))))];
}

const referenceMember = ({ model, key: name }: ReferenceIr): Expression =>
  prefixed('references: ', objectLiteral([`model: ${str(model)}`, `key: ${str(name)}`]));

/** Whether a model, or a model in it that `apply` merges or matches, has an input-only field. */
export const holdsInputOnly = (model: ModelIr, program: ProgramIr): boolean =>
  someField(model, program, (property) => !property.stored && isOpen(property));
