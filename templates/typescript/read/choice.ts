import type { AllOfIr, AnyOfIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { array, call } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';
import { anyOf, MAX_CONDITION, type Condition } from './condition.js';
import { wrongType, type Emitter, type Place } from './emitter.js';
import { conditionOf, isScalar, messageOf } from './scalar.js';

/** Checks a union of scalars in place, with one condition; `undefined` for any other union. */
export function scalars(
  schema: AnyOfIr,
  place: Place,
  emitter: Emitter,
): readonly Statement[] | undefined {
  const fails = scalarsFail(schema, place, emitter);
  if (fails === undefined) return undefined;
  return fails === 'false' ? [] : [when(fails, [wrongType(place, str(messageOf(schema)))])];
}

/** The condition under which a value is none of the scalars. */
export function scalarsFail(schema: AnyOfIr, place: Place, emitter: Emitter): string | undefined {
  if (schema.discriminator !== undefined || schema.anyOf.length < 2) return undefined;
  const conditions: Condition[] = [];
  for (const option of schema.anyOf) {
    if (!isScalar(option)) return undefined;
    conditions.push(grouped(conditionOf(option, place, emitter)));
  }
  const { fails } = anyOf(conditions);
  if (conditions.some((condition) => condition.fails === 'false')) return 'false';
  return fails.length > MAX_CONDITION ? undefined : fails;
}

/** Puts parentheses around compound conditions. */
function grouped(condition: Condition): Condition {
  const { holds, fails } = condition;
  return {
    holds: holds.includes(' && ') ? `(${holds})` : holds,
    fails: fails.includes(' || ') ? `(${fails})` : fails,
  };
}

/** Reads a union. Like valibot, it takes the first option without issues. */
export function union(schema: AnyOfIr, place: Place, emitter: Emitter): readonly Statement[] {
  const options = emitter.constant(
    array(readersOf(schema.anyOf, place, emitter)),
    nameFor('optionsOf', place.called),
  );
  const message = str(messageOf(schema));
  return [line('return ', call('anyOf', 'value', options, message, 'report', 'roles'))];
}

/** Reads an intersection: all options must accept, and their outputs are merged. */
export function intersect(schema: AllOfIr, place: Place, emitter: Emitter): readonly Statement[] {
  const options = emitter.constant(
    array(readersOf(schema.allOf, place, emitter)),
    nameFor('optionsOf', place.called),
  );
  const message = str(messageOf(schema));
  return [line('return ', call('allOf', 'value', options, message, 'report', 'roles'))];
}

function readersOf(
  options: readonly SchemaIr[],
  { called }: Place,
  emitter: Emitter,
): readonly string[] {
  return options.map((option, index) =>
    emitter.reader(option, { shape: 'create', called: `${called}-option${index + 1}` }),
  );
}
