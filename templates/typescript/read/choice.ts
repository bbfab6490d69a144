import type { AllOfIr, AnyOfIr } from '../../../generator/ir/schema-ir.js';
import { array, call } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';
import { anyOf, MAX_CONDITION, type Condition } from './condition.js';
import { wrongType, type Emitter, type Place } from './emitter.js';
import { messageOf } from './message.js';
import { conditionOf, isScalar } from './scalar.js';

/** Checks a union of scalars in place, with one condition; `undefined` for any other union. */
export function scalars(
  schema: AnyOfIr,
  place: Place,
  emitter: Emitter,
): readonly Statement[] | undefined {
  const fails = scalarsFail(schema, place, emitter);
  if (fails === undefined) return undefined;
  return fails === 'false'
    ? []
    : [when(fails, [wrongType(place, messageOf(schema, place, emitter))])];
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
  return fails.length > MAX_CONDITION && typeof schema.message !== 'object' ? undefined : fails;
}

/** Puts parentheses around compound conditions. */
function grouped(condition: Condition): Condition {
  const { holds, fails } = condition;
  return {
    holds: holds.includes(' && ') ? `(${holds})` : holds,
    fails: fails.includes(' || ') ? `(${fails})` : fails,
  };
}

/**
 * Reads a union, of which the first option without issues is taken, as in valibot; or an
 * intersection, whose options must all accept, and whose outputs are merged.
 */
export function choice(
  schema: AnyOfIr | AllOfIr,
  place: Place,
  emitter: Emitter,
): readonly Statement[] {
  const { called } = place;
  const given = schema.kind === 'anyOf' ? schema.anyOf : schema.allOf;
  const readers = given.map((option, index) =>
    emitter.reader(option, { shape: 'create', called: `${called}-option${index + 1}` }),
  );
  const options = emitter.constant(array(readers), nameFor('optionsOf', called));
  const message = messageOf(schema, place, emitter); // a text, since it is made beforehand
  return [line('return ', call(schema.kind, 'value', options, message, 'report', 'roles'))];
}
