/**
 * THE rule: which fields may these roles write in this operation, and which values of them? Types,
 * parsers, OpenAPI and every report ask here; nothing derives it a second time.
 */
import type { Field, Operation } from './field.js';
import type { Narrowing } from './narrow.js';
import type { Roles } from './role.js';
import { grantedBy, isConditional, roleOfGrant, type Conditional } from './when.js';

/** The form of an input: `create` (POST), `update` (PATCH) or `replace` (PUT). */
export type Shape = 'create' | 'update' | 'replace';

/**
 * What may be written to a field: nothing, every value that it can hold, or the values that at
 * least one of the narrowings accepts.
 */
export type WriteAccess =
  | { readonly values: 'none' | 'all' }
  | { readonly values: 'some'; readonly narrowings: readonly Narrowing[] };

/** The operation whose grants a shape asks. Replacing a record means updating all of it. */
export const operationOf = (shape: Shape): Operation => (shape === 'create' ? 'create' : 'update');

/** The named roles and all roles that they extend. A name that is not declared adds nothing. */
export function closureOf(roles: Roles, names: Iterable<string>): ReadonlySet<string> {
  const closure = new Set<string>();
  const visit = (name: string): void => {
    const role = roles.get(name);
    if (role === undefined || closure.has(name)) return;
    closure.add(name);
    role.extends.forEach(visit);
  };
  for (const name of names) visit(name);
  return closure;
}

/** Who a grant is for: a role, or a role while the condition of a grant holds. */
export type Grantee = string | Conditional;

/**
 * What grantees may write to a field. They are roles (a closure), and the conditional grants whose
 * condition holds for the record; without a record, none does. A plain grant outweighs a narrowing.
 */
export function writeAccess(
  field: Field,
  operation: Operation,
  grantees: ReadonlySet<Grantee>,
): WriteAccess {
  const narrowings: Narrowing[] = [];
  for (const grant of field.writableBy[operation]) {
    if (!grantees.has(isConditional(grant) ? grant : roleOfGrant(grant))) continue;
    const granted = grantedBy(grant);
    if (typeof granted === 'string') return { values: 'all' };
    narrowings.push(granted);
  }
  return narrowings.length === 0 ? { values: 'none' } : { values: 'some', narrowings };
}

/** Whether these roles (a closure) may read a field. */
export function readAccess(field: Field, roles: ReadonlySet<string>): boolean {
  if (field.readableBy === 'anyone') return true;
  return field.readableBy.some((role) => role === 'anyone' || roles.has(role));
}
