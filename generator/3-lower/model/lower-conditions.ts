import { clausesOf, conditionsIn, type SharedCondition } from '../../../src/model/conditions.js';
import type { ModelDefinition } from '../../../src/model/model.js';
import type { Conditional } from '../../../src/model/when.js';
import type { ConditionIr, RoleIr } from '../../ir/program-ir.js';

/** A condition as plain data, and the grants that depend on it. */
export interface LoweredCondition {
  readonly condition: ConditionIr;
  readonly grants: readonly Conditional[];
}

/** The conditions of a model. Their bits come after those of the roles. */
export function lowerConditions(
  { fields }: ModelDefinition,
  roles: readonly RoleIr[],
): readonly LoweredCondition[] {
  const names = roles.map((role) => role.name);
  return conditionsIn(fields).map((shared, index) => ({
    grants: shared.grants,
    condition: {
      bit: 1 << (roles.length + index),
      role: shared.role,
      roleBit: 1 << names.indexOf(shared.role),
      description: shared.description,
      holds: holdsOf(shared),
    },
  }));
}

function holdsOf({ condition, place }: SharedCondition): ConditionIr['holds'] {
  return typeof condition === 'function'
    ? { kind: 'island', ...place }
    : { kind: 'data', clauses: clausesOf(condition) };
}
