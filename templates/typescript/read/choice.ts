import type { AllOfIr, AnyOfIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { array, call } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { anyOf, MAX_CONDITION, type Condition } from './condition.js';
import { wrongType, type Emitter, type Place } from './emitter.js';
import { conditionOf, isScalar, messageOf } from './scalar.js';

/** A union of scalars is one condition, in place; nothing if there is more to it. */
export function scalars(
  schema: AnyOfIr,
  place: Place,
  emitter: Emitter,
): readonly Statement[] | undefined {
  const fails = scalarsFail(schema, place, emitter);
  if (fails === undefined) return undefined;
  return fails === 'false' ? [] : [when(fails, [wrongType(place, str(messageOf(schema)))])];
}

/** The condition under which a value is none of them. */
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

/** What consists of several conditions, as one operand among others. */
function grouped(condition: Condition): Condition {
  const { holds, fails } = condition;
  return {
    holds: holds.includes(' && ') ? `(${holds})` : holds,
    fails: fails.includes(' || ') ? `(${fails})` : fails,
  };
}

/** Valibot takes the first option that nothing is found about. */
export function union(schema: AnyOfIr, place: Place, emitter: Emitter): readonly Statement[] {
  const options = emitter.constant(
    array(readersOf(schema.anyOf, place, emitter)),
    `${place.called}-options`,
  );
  const message = str(messageOf(schema));
  return [line('return ', call('anyOf', 'value', options, message, 'report', 'roles'))];
}

/** All options have to accept; what they make of the value is merged. */
export function intersect(schema: AllOfIr, place: Place, emitter: Emitter): readonly Statement[] {
  const options = emitter.constant(
    array(readersOf(schema.allOf, place, emitter)),
    `${place.called}-options`,
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
