import type { Field } from '../field.js';
import type { AnyGrant } from '../field-options.js';
import { isSchema } from '../is-schema.js';
import { isNarrowing } from '../narrow.js';
import type { Roles } from '../role.js';
import { grantedBy } from '../when.js';
import { calledAt, type FieldPlace } from './field-place.js';
import { valueBeyond } from './narrowing-values.js';
import type { Problem } from './problem.js';
import { helpForName } from './suggest.js';

/** The mistakes in who may write and read a field. */
export function grantProblems(roles: Roles, place: FieldPlace, field: Field): Problem[] {
  const operations = Object.keys(field.writableBy)
    .filter((operation) => operation !== 'create' && operation !== 'update')
    .map((operation) => ({
      code: 'operation-unknown' as const,
      message: `${calledAt(place)} is writable in '${operation}', which is not an operation.`,
      help: `${helpForName(operation, ['create', 'update'])} A replace (PUT) uses 'update'.`,
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

/**
 * The mistakes in one reader. A reader is a plain role: a field is read as a whole or not at all.
 */
function readerProblems(roles: Roles, place: FieldPlace, role: unknown): Problem[] {
  if (typeof role === 'string') return roleProblems(roles, place, role, 'readable');
  return [
    {
      code: 'grant-invalid',
      message: `${calledAt(place)} has a reader that is not a role.`,
      help: "List roles, as in readableBy: ['owner']. narrow() and when() are for 'writableBy' only.",
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
        message: `${calledAt(place)} has a grant that doesn't name a role.`,
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
        help: "Pass one as the second argument, as in narrow('owner', v.picklist(['read', 'write'])).",
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
      help: 'Use values of the field only: a narrowing never widens.',
      ...place,
      literal: String(beyond.value),
    },
  ];
}
