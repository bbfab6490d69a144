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
  const isWhole = shape !== 'create' && mayBeWhole(property.schema);
  const checked = checkValue(field, readers);
  const store = `output[${str(property.key)}] = ${isWhole ? 'whole(value)' : 'value'};`;
  const keep = [
    `if (${granted} === 0) return INVALID;`,
    ...checked,
    ...narrow(property, writers, readers),
    store,
    'known++;',
  ];
  return [
    `// ${namesOf(field.model, writers)}`,
    ownRead('value', 'input', property.key),
    `if (value !== ${absentRead(property.key)}) {`,
    ...indented(keep),
    ...otherwise(field, granted, [...checked, store]),
    '}',
  ];
}

/** What is done for a key that was not sent. */
function otherwise(field: FieldReading, granted: string, keep: readonly string[]): string[] {
  const { property, shape } = field;
  const isRequired = shape !== 'update' && !property.optional;
  const isFilled = shape === 'create' && property.defaulted;
  if (!isRequired && !isFilled) return [];
  const lines = isFilled ? fill(field, keep) : undefined;
  // A default that only the schema can say is left to it, like what is missing.
  return [`} else if (${granted} !== 0) {`, ...indented(lines ?? ['return INVALID;'])];
}

/** Checks the value, or puts the checked one in its place. What only valibot can say, it is asked. */
function checkValue(field: FieldReading, readers: Readers): string[] {
  const { model, property, shape } = field;
  const schema = presentSchema(property.schema);
  const reading = readers.reading(schema, shape, 'value', property.key);
  if (reading === undefined && holdsModel(schema)) return ['return INVALID;'];
  const source = `accepted(${fieldsOf(model)}${member(property.key)}, value)`;
  const kept: Reading = reading ?? { kind: 'read', call: source };
  return keepIn('value', kept);
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

/** The default, put in and then checked like any other value. A function may make none. */
function fill({ model, property }: FieldReading, keep: readonly string[]): string[] | undefined {
  const { schema } = property;
  if (holdsModel(schema)) return undefined;
  if (schema.kind === 'wrapper' && schema.default?.kind === 'value') {
    return [`value = ${literal(schema.default.value)};`, ...keep];
  }
  return [
    `value = getDefault(${fieldsOf(model)}${member(property.key)});`,
    'if (value !== undefined) {',
    ...indented(keep),
    '}',
  ];
}
