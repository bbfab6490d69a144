/**
 * THE rule: which fields may these roles write in this operation, and which values of them.
 * Types, parsers, OpenAPI and every report ask here; nothing derives it again.
 */
import type { Field, Operation } from './field.js';
import type { Narrowing } from './narrow.js';
import type { Roles } from './role.js';
import { grantedBy, isConditional, roleOfGrant, type Conditional } from './when.js';

/** The form of an input: POST, PATCH, PUT. */
export type Shape = 'create' | 'update' | 'replace';

/** Nothing; every value that the field holds; or the values that one of the narrowings accepts. */
export type WriteAccess =
  | { readonly values: 'none' | 'all' }
  | { readonly values: 'some'; readonly narrowings: readonly Narrowing[] };

/** The operation whose grants a shape asks: replacing a record is updating all of it. */
export const operationOf = (shape: Shape): Operation => (shape === 'create' ? 'create' : 'update');

/** The named roles with all that they extend. A name that isn't declared adds nothing. */
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

/** Whom a grant is to: a role, or those of a role for whose record the condition holds. */
export type Grantee = string | Conditional;

/**
 * What these may write into a field: roles (a closure), and the grants whose condition holds. Without
 * a record none does. A plain grant outweighs a narrowing.
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

/** Whether holders of these roles (a closure) may read a field. */
export function readAccess(field: Field, roles: ReadonlySet<string>): boolean {
  if (field.readableBy === 'anyone') return true;
  return field.readableBy.some((role) => role === 'anyone' || roles.has(role));
}
