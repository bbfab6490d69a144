import type * as v from 'valibot';
import { isObject } from './is-object.js';

/** A grant for some of a field's values only. */
export interface Narrowing<
  Role extends string = string,
  Schema extends v.GenericSchema<unknown> = v.GenericSchema<unknown>,
> {
  readonly kind: 'narrowing';
  readonly role: Role;
  readonly schema: Schema;
}

/**
 * Grants a role only some of a field's values, as an entry of `writableBy` (OWASP API3:2023: the
 * role may write the field, but not every value).
 *
 * A value has to satisfy the field's own schema first and then `schema`, so a narrowing never
 * widens. A value that the field could not hold is a compile error.
 *
 * @param role The role that receives the grant.
 * @param schema A valibot schema of the values that it may write.
 *
 * @returns A grant for `writableBy`.
 *
 * @example
 * ```ts
 * import * as v from 'valibot';
 * import { defineRoles, narrow } from 'gen-dtos';
 *
 * const { field, model } = defineRoles({ owner: 'Whose key it is', admin: 'Operations' });
 * const ApiKey = model('ApiKey', {
 *   scope: field(v.picklist(['read', 'write', 'admin']), {
 *     writableBy: [narrow('owner', v.picklist(['read', 'write'])), 'admin'],
 *   }),
 * });
 * ```
 */
export function narrow<const Role extends string, const Schema extends v.GenericSchema<unknown>>(
  role: Role,
  schema: Schema,
): Narrowing<Role, Schema> {
  return { kind: 'narrowing', role, schema };
}

/** Whether a grant is a narrowing. While mistakes are collected, a grant may be anything. */
export const isNarrowing = (grant: unknown): grant is Narrowing =>
  isObject(grant) && grant['kind'] === 'narrowing';
