import { whenKnown, type Awaitable } from './ask.js';
import { authorize, type About, type Authorization, type Need, type Rules } from './authorize.js';
import type { GuardOptions, Resolvers } from './guard-options.js';

/** From a principal and a record to roles. `Mode` is whether a resolver may answer later. */
export interface Guard<
  Role extends string,
  Principal,
  Stored,
  Mode extends 'sync' | 'async' = 'sync',
> {
  /**
   * The roles of the principal, in the order of the resolvers, for `updateUserBy(roles)`; none if
   * there is no principal, the record is another tenant's, or the credential lacks a scope.
   */
  readonly rolesOf: (
    principal: Principal | null | undefined,
    ...about: undefined extends Stored
      ? [record?: Stored | null, need?: Need]
      : [record: Stored | null, need?: Need]
  ) => Answered<Mode, Role[]>;
  /**
   * The same with its reasons: 401 without a principal, 403 for one without the scopes, 404 where
   * `record` is given and there is none, 403 or 404 for one without a role.
   */
  readonly authorize: (
    principal: Principal | null | undefined,
    ...about: undefined extends Stored
      ? [about?: Need & { readonly record?: Stored | null }]
      : [about: Need & { readonly record: Stored | null | undefined }]
  ) => Answered<Mode, Authorization<Role, Stored>>;
}

type Answered<Mode, Answer> = Mode extends 'async' ? Promise<Answer> : Answer;

/**
 * Makes the guard of a kind of record: from who is asking, and the stored record, to roles. Each
 * question asks the resolvers anew, and nothing but `true` gives a role (OWASP ASVS 5.0, 8.3.2;
 * CWE-636). Neither principal nor record is ever read from a body.
 *
 * @param resolvers For every role, whether the principal has it. Name the roles of the application
 * as the first type argument: a role without a resolver is then a compile error.
 * @param options Tenant, scopes, and how much a refusal may say.
 *
 * @returns The guard. If a resolver returns a promise, so do its functions.
 *
 * @example
 * ```ts
 * import { defineRoles } from 'gen-dtos';
 * import { createGuard } from 'gen-dtos/guard';
 *
 * const { roles } = defineRoles({ owner: 'Whose it is', admin: 'Operations staff' });
 * interface Caller { userId: string; tenant: string; isStaff: boolean }
 * interface User { id: string; tenant: string }
 *
 * const guard = createGuard<(typeof roles)[number], Caller, User>(
 *   { owner: (caller, user) => caller.userId === user.id, admin: (caller) => caller.isStaff },
 *   { tenant: (caller, user) => caller.tenant === user.tenant },
 * );
 *
 * guard.rolesOf({ userId: 'u1', tenant: 'acme', isStaff: false }, { id: 'u1', tenant: 'acme' }); // ['owner']
 * guard.rolesOf({ userId: 'u1', tenant: 'evil', isStaff: true }, { id: 'u1', tenant: 'acme' }); // []
 * ```
 */
export function createGuard<Role extends string, Principal, Stored>(
  resolvers: Resolvers<Role, Principal, Stored, boolean>,
  options?: GuardOptions<Principal, Stored, boolean>,
): Guard<Role, Principal, Stored>;
/**
 * The same where a resolver answers with a promise.
 *
 * @example
 * ```ts
 * import { createGuard } from 'gen-dtos/guard';
 *
 * declare const isStaff: (userId: string) => Promise<boolean>;
 *
 * const guard = createGuard({ admin: (caller: { userId: string }) => isStaff(caller.userId) });
 * const roles = await guard.rolesOf({ userId: 'u1' });
 * ```
 */
export function createGuard<Role extends string, Principal, Stored>(
  resolvers: Resolvers<Role, Principal, Stored, boolean | PromiseLike<boolean>>,
  options?: GuardOptions<Principal, Stored, boolean | PromiseLike<boolean>>,
): Guard<Role, Principal, Stored, 'async'>;
// any: what principals and records are, the overloads say
export function createGuard(
  resolvers: Resolvers<string, any, any, unknown>, // any: of whatever application
  options: GuardOptions<any, any, unknown> = {}, // any: as above
): Guard<any, any, any, any> /* any: as above */ {
  // Taken now: what is put into the objects later gives no role.
  const named = Object.entries(resolvers).filter(([, resolver]) => typeof resolver === 'function');
  const rules: Rules = { ...options, resolvers: named };
  return {
    authorize: (principal, about: About = {}) => authorize(rules, principal, about),
    rolesOf: (principal, record, need) => rolesOf(rules, principal, record, need),
  };
}

function rolesOf(
  rules: Rules,
  principal: unknown,
  record: unknown,
  need: Need = {},
): Awaitable<string[]> {
  const about = record === undefined ? need : { ...need, record };
  return whenKnown(authorize(rules, principal, about), (result) =>
    result.success ? result.roles : [],
  );
}
