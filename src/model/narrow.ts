import type * as v from 'valibot';
import { isObject } from './is-object.js';

/** A grant that holds for some of a field's values only. */
export interface Narrowing<
  Role extends string = string,
  Schema extends v.GenericSchema<unknown> = v.GenericSchema<unknown>,
> {
  readonly kind: 'narrowing';
  readonly role: Role;
  readonly schema: Schema;
}

/**
 * Grants a role some of a field's values: an entry of `writableBy` (OWASP API3:2023; a role that may
 * write the field but not that value).
 *
 * The value must satisfy the field's own schema first and `schema` after it, so a narrowing never
 * widens. Values that the field could not hold are a compile error.
 *
 * @param role The role that is granted.
 * @param schema The values it may write.
 *
 * @returns A grant for `writableBy`.
 *
 * @example
 * ```ts
 * import * as v from 'valibot';
 * import { defineRoles, narrow } from 'gen-dtos';
 *
 * const { field, model } = defineRoles({ owner: 'The key\'s owner', admin: 'Operations' });
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

/** Whether a grant holds for some of the values only. While mistakes are collected, it may be anything. */
export const isNarrowing = (grant: unknown): grant is Narrowing =>
  isObject(grant) && grant['kind'] === 'narrowing';
