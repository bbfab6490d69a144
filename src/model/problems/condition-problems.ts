import { clausesOf, type Clause } from '../conditions.js';
import type { Field, Fields } from '../field.js';
import { isObject } from '../is-object.js';
import { isConditional, type Conditional } from '../when.js';
import { calledAt, type FieldPlace } from './field-place.js';
import { valueBeyond } from './narrowing-values.js';
import type { Problem } from './problem.js';
import { helpForName } from './suggest.js';

/**
 * The mistakes in the conditions of a field, as far as the model's other fields are needed to tell.
 */
export function conditionProblems(place: FieldPlace, field: Field, fields: Fields): Problem[] {
  const { create, update } = field.writableBy;
  const created = create.filter((grant) => isConditional(grant)).slice(0, 1);
  const conditions = new Set(update.filter(isConditional));
  return [
    ...created.map(() => inCreate(place)),
    ...[...conditions].flatMap((conditional) => [
      ...descriptionProblem(place, conditional),
      ...dataProblems(place, conditional.condition, fields),
    ]),
  ];
}

/**
 * A mistake in a `when()`.
 *
 * @param literal The offending text: `when` itself, or a part of its arguments.
 */
function invalid(place: FieldPlace, says: string, help: string, literal = 'when'): Problem {
  const message = `${calledAt(place)} has a when() ${says}`;
  return { code: 'condition-invalid', message, help, literal, ...place };
}

const inCreate = (place: FieldPlace): Problem =>
  invalid(
    place,
    "in 'create', where there is no record yet.",
    "Grant 'create' without it, or leave the role out.",
  );

function descriptionProblem(place: FieldPlace, { description }: Conditional): Problem[] {
  if (typeof description === 'string' && description.trim() !== '') return [];
  return [
    invalid(
      place,
      'without a description.',
      "Describe the condition in words, as in when('owner', { status: 'draft' }, 'while it is a draft').",
    ),
  ];
}

function dataProblems(place: FieldPlace, condition: unknown, fields: Fields): Problem[] {
  if (typeof condition === 'function') return [];
  const clauses = isPlain(condition) ? clausesOf(condition) : [];
  if (clauses.length > 0) return clauses.flatMap((clause) => clauseProblems(place, clause, fields));
  return [
    invalid(
      place,
      'whose condition is neither a function nor fields with values.',
      "Pass one of the two as the second argument, as in when('owner', { status: ['draft', 'rejected'] }, 'until it is sent').",
    ),
  ];
}

function clauseProblems(place: FieldPlace, clause: Clause, fields: Fields): Problem[] {
  const { field, values } = clause;
  const stored = Object.keys(fields).filter((key) => fields[key]?.stored === true);
  if (!stored.includes(field)) {
    const says = `with '${field}', which is not a stored field of '${place.model}'.`;
    return [invalid(place, says, helpForName(field, stored), field)];
  }
  if (values.length === 0 || !values.every(isComparable)) {
    const says = `that compares '${field}' with no value, or with one that can't be compared.`;
    const help =
      'Pass at least one value. Texts, finite numbers, booleans, valid dates and null can be compared.';
    return [invalid(place, says, help, field)];
  }
  const beyond = beyondField(fields[field]?.schema, values);
  if (beyond === undefined) return [];
  const value = String(beyond.value);
  const says = `with ${JSON.stringify(value)}, a value that '${field}' could not hold.`;
  const help = 'Use values of that field only: with any other, the condition is never true.';
  return [invalid(place, says, help, value)];
}

function isComparable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value instanceof Date) return Number.isFinite(value.getTime());
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

/**
 * A value that the field could not hold, if any. A field without a schema was refused where it was
 * declared.
 */
const beyondField = (
  schema: unknown,
  values: readonly unknown[],
): { value: unknown } | undefined =>
  isObject(schema) ? valueBeyond(schema, { type: 'picklist', options: values }) : undefined;

const isPlain = (value: unknown): value is Record<string, never> =>
  isObject(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value));
