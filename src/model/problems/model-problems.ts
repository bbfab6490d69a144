import { isField, type Fields } from '../field.js';
import { isObject } from '../is-object.js';
import type { Roles } from '../role.js';
import { conditionProblems } from './condition-problems.js';
import { calledAt, type FieldPlace } from './field-place.js';
import { grantProblems } from './grant-problems.js';
import type { Problem } from './problem.js';

/** Every mistake in a model that only its roles, name and fields together show. */
export function modelProblems(roles: Roles, name: unknown, fields: Fields): Problem[] {
  const model = String(name);
  const problems = [...nameProblems(name), ...fieldsProblems(model, fields)];
  if (!isObject(fields)) return problems;
  const perField = Object.entries(fields).flatMap(([field, value]) =>
    isField(value)
      ? [
          ...grantProblems(roles, { model, field }, value),
          ...conditionProblems({ model, field }, value, fields),
        ]
      : [noField({ model, field })],
  );
  return [...problems, ...perField];
}

function noField(place: FieldPlace): Problem {
  return {
    code: 'field-invalid',
    message: `${calledAt(place)} is not a field.`,
    help: 'Declare it with field(schema, { writableBy: […] }).',
    ...place,
  };
}

function nameProblems(name: unknown): Problem[] {
  if (typeof name === 'string' && /^[A-Za-z][A-Za-z0-9]*$/.test(name)) return [];
  const shown = typeof name === 'string' ? JSON.stringify(name) : String(name);
  return [
    {
      code: 'model-name',
      message: `Model ${shown} has a name that can't be used.`,
      help: 'Use a type name: English letters and digits, starting with a letter.',
      ...(typeof name === 'string' && { model: name }),
    },
  ];
}

function fieldsProblems(model: string, fields: unknown): Problem[] {
  const prototype: unknown = isObject(fields) ? Object.getPrototypeOf(fields) : undefined;
  // In an object literal, `__proto__:` sets the prototype instead of a key.
  if (isObject(fields) && (Object.hasOwn(fields, '__proto__') || isField(prototype))) {
    return [
      {
        code: 'field-name',
        message: `Model '${model}' has a field named '__proto__'.`,
        help: 'Choose another name: objects treat this key as their prototype.',
        model,
        field: '__proto__',
        literal: '__proto__',
      },
    ];
  }
  if (prototype === Object.prototype) return [];
  return [
    {
      code: 'field-invalid',
      message: `Model '${model}' was declared with fields that are not a plain object.`,
      help: 'Pass an object literal as the second argument, as in model(name, { email: field(v.string()) }).',
      model,
    },
  ];
}
