import { changesType } from '../../../generator/ir/changes-type.js';
import type { DefaultIr, RequiredIr, Wrapper, WrapperIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { call, objectLiteral, type Expression } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { dataOf } from '../data.js';
import { BEFORE, wrongType, type Emitter, type Place } from './emitter.js';
import { messageOf } from './scalar.js';

/** A schema that takes `null` or `undefined`, too, or puts a default in their place. */
export function wrapper(schema: WrapperIr, place: Place, emitter: Emitter): readonly Statement[] {
  const inner = emitter.statements(schema.schema, place);
  const absences = ABSENCES[schema.wrapper];
  if (absences.length === 0) return inner;
  const isThere = absences.map((absent) => `${place.variable} !== ${absent}`).join(' && ');
  const checked = inner.length === 0 ? [] : [when(isThere, inner)];
  if (schema.default === undefined) return checked;
  const then = isSomething(schema.default) ? inner : checked;
  const isAbsent = absences.map((absent) => `${place.variable} === ${absent}`).join(' || ');
  return [when(isAbsent, [fill(schema.default, place, emitter, sentIn(place))]), ...then];
}

/** Whether it is known that a default puts something in the place of nothing. */
export const isSomething = (value: DefaultIr): boolean =>
  value.kind === 'value' && value.value !== null;

/** Puts a default in the place of what is not there, or of what was sent. */
export function fill(
  value: DefaultIr,
  { variable }: Place,
  emitter: Emitter,
  ...sent: readonly Expression[]
): Statement {
  const filled =
    value.kind === 'value'
      ? dataOf(value.value)
      : call('defaultOf', emitter.live(value.source), ...sent);
  return line(`${variable} = `, filled);
}

const sentIn = ({ variable }: Place): Expression =>
  objectLiteral([variable === 'value' ? 'value' : `value: ${variable}`]);

/** A schema that takes `null` or `undefined` no longer. */
export function required(schema: RequiredIr, place: Place, emitter: Emitter): readonly Statement[] {
  const absences = TAKEN_OUT[schema.required];
  const isAbsent = absences.map((absent) => `${place.variable} === ${absent}`).join(' || ');
  const refuse = wrongType(place, str(messageOf(schema)));
  const inner = emitter.statements(schema.schema, place);
  if (!changesType(schema.schema)) return [when(isAbsent, [refuse], inner)];
  // What is there may become nothing on its way.
  const isThere = absences.map((absent) => `${place.variable} !== ${absent}`).join(' && ');
  return [
    BEFORE,
    when(isThere, inner),
    when('report.count === before', [when(isAbsent, [refuse])]),
  ];
}

export const ABSENCES: Readonly<Record<Wrapper, readonly string[]>> = {
  nullable: ['null'],
  nullish: ['null', 'undefined'],
  optional: ['undefined'],
  undefinedable: ['undefined'],
  exactOptional: [],
};

const TAKEN_OUT: Readonly<Record<RequiredIr['required'], readonly string[]>> = {
  nonOptional: ['undefined'],
  nonNullable: ['null'],
  nonNullish: ['null', 'undefined'],
};
