import { ABSENCES, TAKEN_OUT } from '../../../generator/ir/absence.js';
import { changesType } from '../../../generator/ir/changes-type.js';
import type { DefaultIr, RequiredIr, WrapperIr } from '../../../generator/ir/schema-ir.js';
import { call, objectLiteral, type Expression } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { dataOf } from '../data.js';
import { anyOf, compare, type Condition } from './condition.js';
import { BEFORE, wrongType, type Emitter, type Place } from './emitter.js';
import { messageOf } from './message.js';

/** Reads a schema that also accepts `null` or `undefined`, or replaces them with a default. */
export function wrapper(schema: WrapperIr, place: Place, emitter: Emitter): readonly Statement[] {
  const inner = emitter.statements(schema.schema, place);
  const absent = absence(schema, place);
  if (absent === undefined) return inner;
  const checked = inner.length === 0 ? [] : [when(absent.fails, inner)];
  if (schema.default === undefined) return checked;
  const then = isSomething(schema.default) ? inner : checked;
  return [when(absent.holds, [fill(schema.default, place, emitter, sentIn(place))]), ...then];
}

/** Whether a default certainly is neither `null` nor `undefined`. */
export const isSomething = (value: DefaultIr): boolean =>
  value.kind === 'value' && value.value !== null;

/** Sets the value to a default. */
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

/** Reads a schema that no longer accepts `null` or `undefined`. */
export function required(schema: RequiredIr, place: Place, emitter: Emitter): readonly Statement[] {
  const absent = isOneOf(TAKEN_OUT[schema.required], place);
  const refuse = wrongType(place, messageOf(schema, place, emitter));
  const inner = emitter.statements(schema.schema, place);
  if (!changesType(schema.schema)) return [when(absent.holds, [refuse], inner)];
  // A present value may become `null` or `undefined` while it is read.
  return [
    BEFORE,
    when(absent.fails, inner),
    when('report.count === before', [when(absent.holds, [refuse])]),
  ];
}

/** Whether a value is one that the wrapper itself accepts; `undefined` if it accepts none. */
export function absence({ wrapper }: WrapperIr, place: Place): Condition | undefined {
  const absences = ABSENCES[wrapper];
  return absences.length === 0 ? undefined : isOneOf(absences, place);
}

const isOneOf = (absences: readonly string[], { variable }: Place): Condition =>
  anyOf(absences.map((absent) => compare(variable, '===', absent)));
