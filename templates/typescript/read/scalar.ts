import { listedValues } from '../../../generator/ir/listed-values.js';
import type {
  ConstIr,
  EnumIr,
  Primitive,
  SchemaIr,
  TypeIr,
  TypeName,
} from '../../../generator/ir/schema-ir.js';
import { literal } from '../../encode.js';
import { array, call } from '../../expression.js';
import { when, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';
import { anyOf, compare, is, isNot, MAX_CONDITION, whether, type Condition } from './condition.js';
import { wrongType, type Emitter, type Place } from './emitter.js';
import { messageOf } from './message.js';

/** A schema that one condition can check and that returns its value unchanged. */
export type Scalar = TypeIr | ConstIr | EnumIr;

export function isScalar(schema: SchemaIr): schema is Scalar {
  return schema.kind === 'type' || schema.kind === 'const' || schema.kind === 'enum';
}

/** Checks a scalar. `otherwise` runs if the value is right. */
export function scalar(
  schema: Scalar,
  place: Place,
  emitter: Emitter,
  otherwise: readonly Statement[] = [],
): readonly Statement[] {
  const { fails } = conditionOf(schema, place, emitter);
  if (fails === 'false') return otherwise;
  return [when(fails, [wrongType(place, messageOf(schema, place, emitter))], otherwise)];
}

export function conditionOf(
  schema: Scalar,
  { variable, called }: Pick<Place, 'variable' | 'called'>,
  emitter: Emitter,
): Condition {
  if (schema.kind === 'type') return TYPE_TESTS[schema.type](variable);
  const values = listedValues(schema);
  const compared = anyOf(values.map((value) => equals(variable, value)));
  if (values.length <= MAX_COMPARED && compared.fails.length <= MAX_CONDITION) return compared;
  const set = call('new Set<unknown>', array(values.map(literal)));
  return is(`${emitter.constant(set, nameFor('list', called))}.has(${variable})`);
}

/** With more values than this, a set is used. */
const MAX_COMPARED = 4;

/** valibot compares like `Array.prototype.includes`, where `NaN` equals itself. */
function equals(variable: string, value: Primitive): Condition {
  if (Number.isNaN(value)) return is(`Number.isNaN(${variable})`);
  return compare(variable, '===', literal(value));
}

const typeIs =
  (type: string) =>
  (variable: string): Condition =>
    compare(`typeof ${variable}`, '===', `'${type}'`);

const instance =
  (name: string) =>
  (variable: string): Condition =>
    whether(`${variable} instanceof ${name}`);

const always: Condition = { holds: 'true', fails: 'false' };

function both(left: Condition, right: Condition): Condition {
  return { holds: `${left.holds} && ${right.holds}`, fails: `${left.fails} || ${right.fails}` };
}

const TYPE_TESTS: Readonly<Record<TypeName, (variable: string) => Condition>> = {
  string: typeIs('string'),
  number: (variable) => both(typeIs('number')(variable), isNot(`Number.isNaN(${variable})`)),
  boolean: typeIs('boolean'),
  bigint: typeIs('bigint'),
  date: (variable) =>
    both(instance('Date')(variable), isNot(`Number.isNaN(${variable}.getTime())`)),
  null: (variable) => compare(variable, '===', 'null'),
  undefined: (variable) => compare(variable, '===', 'undefined'),
  void: (variable) => compare(variable, '===', 'undefined'),
  nan: (variable) => is(`Number.isNaN(${variable})`),
  symbol: typeIs('symbol'),
  function: typeIs('function'),
  promise: instance('Promise'),
  blob: instance('Blob'),
  file: instance('File'),
  never: () => ({ holds: 'false', fails: 'true' }),
  unknown: () => always,
  any: () => always,
};
