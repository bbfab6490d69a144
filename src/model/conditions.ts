import type { Fields } from './field.js';
import {
  isConditional,
  roleOfGrant,
  type Condition,
  type Conditional,
  type ConditionData,
  type ConditionValue,
} from './when.js';

/** A condition of a role, shared by one or more grants of a model. */
export interface SharedCondition {
  readonly role: string;
  readonly condition: Condition;
  readonly description: string;
  readonly grants: readonly Conditional[];
  /** The place of the first of these grants. */
  readonly place: { readonly field: string; readonly index: number };
}

/**
 * The conditions of a model, in the order of its fields. Conditions of the same role that say the
 * same are merged into one.
 */
export function conditionsIn(fields: Fields): readonly SharedCondition[] {
  const found: SharedCondition[] = [];
  for (const [field, { writableBy }] of Object.entries(fields)) {
    writableBy.update.forEach((grant, index) => {
      if (!isConditional(grant)) return;
      const known = found.findIndex((shared) => isSame(shared, grant));
      const shared = found[known];
      if (shared) found[known] = { ...shared, grants: [...shared.grants, grant] };
      else {
        const { condition, description } = grant;
        const place = { field, index };
        found.push({ role: roleOfGrant(grant), condition, description, grants: [grant], place });
      }
    });
  }
  return found;
}

/** A field, and the values that it may have. */
export interface Clause {
  readonly field: string;
  readonly values: readonly ConditionValue[];
}

/** The clauses of a condition that is data. */
export function clausesOf(condition: ConditionData): Clause[] {
  return Object.entries(condition).map(([field, values]) => ({
    field,
    values: isList(values) ? [...values] : [values],
  }));
}

const isList = (value: unknown): value is readonly ConditionValue[] => Array.isArray(value);

function isSame(shared: SharedCondition, grant: Conditional): boolean {
  if (shared.role !== roleOfGrant(grant) || shared.description !== grant.description) return false;
  const [one, other] = [shared.condition, grant.condition];
  if (typeof one === 'function' || typeof other === 'function') return one === other;
  return textOf(one) === textOf(other);
}

const textOf = (condition: ConditionData): string =>
  JSON.stringify(
    clausesOf(condition).map(({ field, values }) => [
      field,
      values.map((value) => (value instanceof Date ? { date: value.getTime() } : value)),
    ]),
  );
