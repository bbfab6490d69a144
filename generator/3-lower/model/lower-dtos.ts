import type { Operation } from '../../../src/model/field.js';
import {
  closureOf,
  operationOf,
  writeAccess,
  type Grantee,
  type Shape,
} from '../../../src/model/grants.js';
import type { ModelDefinition } from '../../../src/model/model.js';
import { dtoTypeName, valueNameOf } from '../../ir/names.js';
import type { AccessIr, DtoIr, RoleIr } from '../../ir/program-ir.js';
import type { LoweredCondition } from './lower-conditions.js';
import type { LoweredField } from './lower-field.js';
import { schemasOf } from './lower-writers.js';

const SHAPES: readonly Shape[] = ['create', 'update', 'replace'];

export interface LoweredParts {
  readonly definition: ModelDefinition;
  readonly roles: readonly RoleIr[];
  readonly conditions: readonly LoweredCondition[];
  readonly fields: readonly LoweredField[];
}

/** `replace` has the grants of `update`, so both shapes share one list of accesses. */
export function dtosOf({ definition, roles, conditions, fields }: LoweredParts): DtoIr[] {
  const access = new Map<string, readonly AccessIr[]>();
  const accessOf = (role: RoleIr, operation: Operation): readonly AccessIr[] => {
    const question = `${operation} ${role.name}`;
    const closure = closureOf(definition.roles, [role.name]);
    const own = conditions.filter(({ condition }) => closure.has(condition.role));
    const known =
      access.get(question) ?? fields.map((field) => accessTo(field, operation, closure, own));
    access.set(question, known);
    return known;
  };
  return SHAPES.flatMap((shape) =>
    roles.map((role) => dtoOf(definition, role, shape, accessOf(role, operationOf(shape)))),
  );
}

function dtoOf(
  definition: ModelDefinition,
  role: RoleIr,
  shape: Shape,
  access: readonly AccessIr[],
): DtoIr {
  const typeName = dtoTypeName(definition.name, shape, role);
  return { shape, role, typeName, valueName: valueNameOf(typeName), access };
}

/** What a role may write at most, if all of its conditions hold for the record. */
function accessTo(
  lowered: LoweredField,
  operation: Operation,
  closure: ReadonlySet<string>,
  conditions: readonly LoweredCondition[],
): AccessIr {
  const always = knownAccess(lowered, operation, closure);
  const grants: ReadonlySet<unknown> = new Set(lowered.field.writableBy[operation]);
  const adding = conditions.filter((one) => one.grants.some((grant) => grants.has(grant)));
  if (always.values === 'all' || adding.length === 0) return always;
  const grantees = new Set([...closure, ...adding.flatMap((one) => one.grants)]);
  return {
    ...knownAccess(lowered, operation, grantees),
    conditions: adding.map(({ condition }) => condition),
    isConditional: always.values === 'none',
  };
}

function knownAccess(
  { field, narrowings, none, all }: LoweredField,
  operation: Operation,
  grantees: ReadonlySet<Grantee>,
): AccessIr {
  const access = writeAccess(field, operation, grantees);
  if (access.values !== 'some') return access.values === 'all' ? all : none;
  return { ...all, values: 'some', narrowings: schemasOf(access.narrowings, narrowings) };
}
