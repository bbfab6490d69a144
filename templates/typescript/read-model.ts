import type { ModelIr, PropertyIr, ShapeIr, WritersIr } from '../../generator/ir/program-ir.js';
import { holdsModel, mayBeWhole } from '../../generator/ir/walk.js';
import { literal, member, str } from '../encode.js';
import { code } from '../layout.js';
import { commentOf } from './header.js';
import { fieldsOf, readFunctionOf } from './names.js';
import { absentRead, indented, keepIn, ownRead, type Reading } from './lines.js';
import { presentSchema, type Readers } from './read.js';
import { bitsOf, namesOf, writersOf } from './writers.js';

/**
 * The compiled parser of a model in one shape, for every role: it reads each writable key once,
 * counts what it knows, and refuses an input that has more keys than that.
 */
export function readFunction(model: ModelIr, shape: ShapeIr, readers: Readers): string {
  const fields = model.properties.flatMap((property) => {
    const writers = writersOf(property, shape);
    return bitsOf(writers) === 0 ? [] : readField({ model, property, shape, writers }, readers);
  });
  const name = readFunctionOf(model.name, shape);
  const comment = commentOf('A fresh object of what `roles` may send, or `INVALID`.');
  if (fields.length === 0) {
    return code`${[comment]}
export function ${name}(input: unknown, _roles: number): unknown {
  return isReadable(input) && countKeys(input) === 0 ? {} : INVALID;
}`;
  }
  return code`${[comment]}
export function ${name}(input: unknown, roles: number): unknown {
  if (!isReadable(input)) return INVALID;
  const output: Record<string, unknown> = {};
  let value: unknown;
  let known = 0;
  ${fields}
  return known === countKeys(input) ? output : INVALID;
}`;
}

interface FieldReading {
  readonly model: ModelIr;
  readonly property: PropertyIr;
  readonly shape: ShapeIr;
  readonly writers: WritersIr;
}

function readField(field: FieldReading, readers: Readers): string[] {
  const { property, shape, writers } = field;
  const granted = `(roles & ${bitsOf(writers)})`;
  const fill = shape === 'create' ? defaultOf(field) : undefined;
  const isWhole = shape !== 'create' && mayBeWhole(property.schema);
  const keep = [
    `if (${granted} === 0) return INVALID;`,
    ...keepValue(field, readers),
    `output[${str(property.key)}] = ${isWhole ? 'whole(value)' : 'value'};`,
  ];
  const read = [`// ${namesOf(field.model, writers)}`, ownRead('value', 'input', property.key)];
  const absent = absentRead(property.key);
  if (fill !== undefined) {
    return [
      ...read,
      `if (value !== ${absent}) known++;`,
      `else if (${granted} !== 0) value = ${fill};`,
      'if (value !== undefined) {',
      ...indented(keep),
      '}',
    ];
  }
  const isFilled = shape === 'create' && property.defaulted; // by the schema
  const required = shape !== 'update' && (!property.optional || isFilled);
  return [
    ...read,
    `if (value !== ${absent}) {`,
    ...indented([...keep, 'known++;']),
    ...(required ? [`} else if (${granted} !== 0) {`, '  return INVALID;'] : []),
    '}',
  ];
}

/** Checks the value, or puts the checked one in its place. What only valibot can say, it is asked. */
function keepValue(field: FieldReading, readers: Readers): string[] {
  const { model, property, shape, writers } = field;
  const schema = presentSchema(property.schema);
  const reading = readers.reading(schema, shape, 'value', property.key);
  if (reading === undefined && holdsModel(schema)) return ['return INVALID;'];
  const source = `accepted(${fieldsOf(model)}${member(property.key)}, value)`;
  const kept: Reading = reading ?? { kind: 'read', call: source };
  return [...keepIn('value', kept), ...narrow(property, writers, readers)];
}

/** The roles that may write some of the values only. What isn't a plain test is left to the schema. */
function narrow(property: PropertyIr, writers: WritersIr, readers: Readers): string[] {
  if (writers.some.length === 0) return [];
  const narrowed = writers.some.flatMap(({ schema, bits }) => {
    const reading = readers.reading(schema, 'create', 'value', `${property.key}-narrowed`);
    return reading?.kind === 'test' ? [{ bits, conditions: reading.conditions }] : [];
  });
  if (narrowed.length === 0) return [`if ((roles & ${writers.all}) === 0) return INVALID;`];
  const permission = readers.permission(writers.all, narrowed, property.key);
  return [`if (!${permission}(value, roles)) return INVALID;`];
}

/** The default, as `create` puts it in before its value is checked like any other. */
function defaultOf({ model, property }: FieldReading): string | undefined {
  if (!property.defaulted || holdsModel(property.schema)) return undefined;
  const { schema } = property;
  if (schema.kind === 'wrapper' && schema.default?.kind === 'value')
    return literal(schema.default.value);
  return `getDefault(${fieldsOf(model)}${member(property.key)})`;
}
