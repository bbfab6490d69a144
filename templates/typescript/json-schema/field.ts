import { defaultOfField } from '../../../generator/ir/absence.js';
import { orDefault, orNull } from '../../../generator/ir/json-schema/combine.js';
import { isSame } from '../../../generator/ir/json-schema/dialect.js';
import { isInherited } from '../../../generator/ir/json-schema/keys.js';
import { mayReturnNothing } from '../../../generator/ir/json-schema/may-return-nothing.js';
import { narrowedSchema } from '../../../generator/ir/json-schema/schema.js';
import type { ModelIr, ProgramIr, PropertyIr } from '../../../generator/ir/program-ir.js';
import type { Data, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { isUnchanged } from '../../../generator/ir/unchanged.js';
import { descriptionOf } from '../../description-of.js';
import { key, str } from '../../encode.js';
import { array, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { codeAt } from '../../layout.js';
import { bitsMember } from '../bits-member.js';
import { dataOf } from '../data.js';
import { whoWrites } from '../who-writes.js';
import { sidesMembers, sidesOf, type Sides } from './source.js';

/** The JSON Schema of a field, and the roles it is for. */
export function fieldLines(property: PropertyIr, model: ModelIr, program: ProgramIr): string[] {
  const { create, update } = property.writers;
  const sides = sidesOf(property.schema, program, 'same');
  const { default: filled } = orDefault(sides.input, defaultOfField(property.schema));
  const narrowed = narrowingsOf(property, sides, program).map(grantMembers).map(objectLiteral);
  const members = [
    ...grantMembers({ create: create.all, update: update.all, sides }),
    ...(narrowed.length > 0 ? [prefixed('narrowed: ', array(narrowed))] : []),
    ...presenceMember(property),
    ...leftOutMember(property),
    ...deletableMember(property, sides),
    ...(filled === undefined ? [] : [prefixed('default: ', dataOf(filled))]),
    ...aboutMember(property),
  ];
  return [
    `// ${whoWrites(model, property)}`,
    codeAt(4)`${key(property.key)}: ${objectLiteral(members)},`,
  ];
}

/** A schema, and the roles that it is for in each operation, one bit each. */
interface Grant {
  readonly create: number;
  readonly update: number;
  readonly sides: Sides;
}

function grantMembers({ create, update, sides }: Grant): Expression[] {
  return [...bitsMember('create', create), ...bitsMember('update', update), ...sidesMembers(sides)];
}

/** The narrowed schemas of a field, each once, with their roles. */
function narrowingsOf(property: PropertyIr, full: Sides, program: ProgramIr): readonly Grant[] {
  const grants: Grant[] = [];
  for (const operation of ['create', 'update'] as const) {
    for (const { bits, schema } of property.writers[operation].some) {
      const sides = narrowedSides(property, full, schema, sidesOf(schema, program, 'same'));
      const known = grants.findIndex((grant) => isSame(grant.sides, sides));
      const grant = grants[known] ?? { create: 0, update: 0, sides };
      const widened = { ...grant, [operation]: grant[operation] | bits };
      if (known === -1) grants.push(widened);
      else grants[known] = widened;
    }
  }
  return grants;
}

/** Applies a narrowing to both sides. It checks the output of the field's schema. */
function narrowedSides(
  { schema }: PropertyIr,
  full: Sides,
  narrowing: SchemaIr,
  { input, output }: Sides,
): Sides {
  return {
    input: isUnchanged(schema) ? narrowedSchema(full.input, [input]) : full.input,
    // What it returns in place of that output, the field's schema need not accept.
    output: isUnchanged(narrowing) ? narrowedSchema(full.output, [output]) : output,
  };
}

function presenceMember({ key: name, optional, defaulted, fallback }: PropertyIr): string[] {
  if (!optional && !fallback) return [];
  const filled = optional ? 'defaulted' : 'fallback';
  const presence = defaulted || fallback ? filled : 'optional';
  // TypeScript gives a key that every object inherits the inherited type.
  return [`presence: ${str(presence)}${isInherited(name) ? ' as const' : ''}`];
}

/** Said of a field that is always there, except where its schema returns `undefined`. */
const leftOutMember = ({ optional, defaulted, schema }: PropertyIr): string[] =>
  (!optional || defaulted) && mayReturnNothing(schema) ? ['leftOut: true'] : [];

/** The schema that also allows `null`, for updates where that deletes the field. */
function deletableMember({ deletable }: PropertyIr, sides: Sides): Expression[] {
  if (!deletable) return [];
  const orDeleted = { input: orNull(sides.input), output: orNull(sides.output) };
  return [prefixed('deletable: ', objectLiteral(sidesMembers(orDeleted)))];
}

function aboutMember(property: PropertyIr): Expression[] {
  const { title, examples } = property;
  const description = descriptionOf(property);
  const about: Record<string, Data> = JSON.parse(JSON.stringify({ title, description, examples }));
  return Object.keys(about).length === 0 ? [] : [prefixed('about: ', dataOf(about))];
}
