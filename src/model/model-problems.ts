import { conditionProblems } from './condition-problems.js';
import type { Field, Fields } from './field.js';
import type { AnyGrant } from './field-options.js';
import { calledAt, type FieldPlace } from './field-place.js';
import type { Narrowing } from './narrow.js';
import { valueBeyond } from './narrowing-values.js';
import { helpForName, type Problem } from './problems.js';
import type { Roles } from './role.js';
import { grantedBy } from './when.js';

/** Every mistake in the declaration of a model that only its roles, names and fields together show. */
export function modelProblems(roles: Roles, name: unknown, fields: Fields): Problem[] {
  const model = String(name);
  const problems = [...nameProblems(name), ...fieldsProblems(model, fields)];
  if (typeof fields !== 'object' || fields === null) return problems;
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
  const isObject = typeof fields === 'object' && fields !== null;
  const prototype: unknown = isObject ? Object.getPrototypeOf(fields) : undefined;
  // In a literal, `__proto__:` sets the prototype instead of a key.
  if (isObject && (Object.hasOwn(fields, '__proto__') || isField(prototype))) {
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
      message: `Model '${model}' was declared with fields that are no plain object.`,
      help: 'Pass them second, as in model(name, { email: field(v.string()) }).',
      model,
    },
  ];
}

function grantProblems(roles: Roles, place: FieldPlace, field: Field): Problem[] {
  const operations = Object.keys(field.writableBy)
    .filter((operation) => operation !== 'create' && operation !== 'update')
    .map((operation) => ({
      code: 'operation-unknown' as const,
      message: `${calledAt(place)} is writable in '${operation}', which is not an operation.`,
      help: `${helpForName(operation, ['create', 'update'])} A replace (PUT) asks 'update'.`,
      literal: operation,
      ...place,
    }));
  const grants = new Set<AnyGrant>([...field.writableBy.create, ...field.writableBy.update]);
  const writers = [...new Set([...grants].map(grantedBy))].flatMap((grant) => [
    ...roleProblems(roles, place, grant, 'writable'),
    ...narrowingProblems(place, field, grant),
  ]);
  const readers =
    field.readableBy === 'anyone'
      ? []
      : field.readableBy.flatMap((role) =>
          role === 'anyone' ? [] : readerProblems(roles, place, role),
        );
  return [...operations, ...writers, ...readers];
}

/** All of a field is read or nothing, by anyone with the role. */
function readerProblems(roles: Roles, place: FieldPlace, role: unknown): Problem[] {
  if (typeof role === 'string') return roleProblems(roles, place, role, 'readable');
  return [
    {
      code: 'grant-invalid',
      message: `${calledAt(place)} has a reader that is no role.`,
      help: "List roles, as in readableBy: ['owner']: narrow() and when() are for 'writableBy'.",
      ...place,
      literal: 'readableBy',
    },
  ];
}

function roleProblems(roles: Roles, place: FieldPlace, grant: unknown, verb: string): Problem[] {
  const role = isNarrowing(grant) ? grant.role : grant;
  if (typeof role !== 'string') {
    return [
      {
        code: 'grant-invalid',
        message: `${calledAt(place)} has a grant that is neither a role nor a narrow() nor a when() of one.`,
        help: "List roles, as in writableBy: ['owner', narrow('support', schema)].",
        ...place,
      },
    ];
  }
  if (roles.has(role)) return [];
  return [
    {
      code: 'role-unknown',
      message: `${calledAt(place)} is ${verb} by '${role}', which is not a declared role.`,
      help: helpForName(role, [...roles.keys()]),
      literal: role,
      ...place,
    },
  ];
}

function narrowingProblems(place: FieldPlace, field: Field, grant: unknown): Problem[] {
  if (!isNarrowing(grant)) return [];
  if (!isSchema(grant.schema)) {
    return [
      {
        code: 'grant-invalid',
        message: `${calledAt(place)} has a narrow() without a valibot schema.`,
        help: "Pass one second, as in narrow('owner', v.picklist(['read', 'write'])).",
        ...place,
        literal: 'narrow',
      },
    ];
  }
  const beyond = isSchema(field.schema) ? valueBeyond(field.schema, grant.schema) : undefined;
  if (beyond === undefined) return [];
  return [
    {
      code: 'grant-invalid',
      message: `${calledAt(place)} has a narrow() with ${JSON.stringify(String(beyond.value))}, a value that the field could not hold.`,
      help: 'Name values of the field only: a narrowing never widens.',
      ...place,
      literal: String(beyond.value),
    },
  ];
}

const isField = (value: unknown): value is Field =>
  typeof value === 'object' && value !== null && (value as Field).kind === 'field';

/** Whether a field can be relied on. Without a schema it was refused where it was declared. */
export const hasSchema = (field: Field): boolean => isField(field) && isSchema(field.schema);

const isSchema = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';

const isNarrowing = (value: unknown): value is Narrowing =>
  typeof value === 'object' && value !== null && (value as Narrowing).kind === 'narrowing';
