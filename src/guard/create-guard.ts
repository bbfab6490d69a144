import { whenKnown, type Awaitable } from './ask.js';
import { authorize, type About, type Authorization, type Need, type Rules } from './authorize.js';
import type { GuardOptions, Resolvers } from './guard-options.js';

/**
 * A guard: finds out which roles a principal has for a record. `Mode` is `'async'` if a resolver
 * may return a promise; then so do the guard's functions.
 */
export interface Guard<
  Role extends string,
  Principal,
  Stored,
  Mode extends 'sync' | 'async' = 'sync',
> {
  /**
   * The roles of the principal, in the order of the resolvers, to pass to `updateUserBy(roles)`.
   * Empty if there is no principal, if `record` is `null`, if it is another tenant's, or if the
   * credential lacks a scope.
   */
  readonly rolesOf: (
    principal: Principal | null | undefined,
    ...about: undefined extends Stored
      ? [record?: Stored | null, need?: Need]
      : [record: Stored | null, need?: Need]
  ) => Answered<Mode, Role[]>;
  /**
   * The roles of the principal, or the reason why there are none: 401 without a principal, 403 if a
   * scope is missing, 404 if `record` is passed but is `null` or `undefined`, 403 or 404 (see
   * `conceal`) for another tenant's record and without a role. A record that holds more than the
   * resolvers ask for keeps its type.
   */
  readonly authorize: <Found extends Stored = Extract<undefined, Stored>>(
    principal: Principal | null | undefined,
    ...about: undefined extends Stored
      ? [about?: Need & { readonly record?: Found | null | undefined }]
      : [about: Need & { readonly record: Found | null | undefined }]
  ) => Answered<Mode, Authorization<Role, Found>>;
}

type Answered<Mode, Answer> = Mode extends 'async' ? Promise<Answer> : Answer;

/**
 * Makes a guard for one kind of record: it finds out which roles the caller has for the stored
 * record. The resolvers are asked anew each time, and nothing but `true` gives a role (OWASP ASVS
 * 5.0, 8.3.2; CWE-636). Never read the principal or the record from a body.
 *
 * @param resolvers For every role, a function that tells whether the principal has it. Pass the
 * roles of the application as the first type argument, so that a role without a resolver is a
 * compile error.
 * @param options How to check tenants and scopes, and how much a refusal may say.
 *
 * @returns The guard. If a resolver may return a promise, so do the guard's functions.
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
 * Makes a guard whose resolvers may return promises.
 *
 * @param resolvers For every role, a function that tells whether the principal has it.
 * @param options How to check tenants and scopes, and how much a refusal may say.
 *
 * @returns The guard. Its functions return promises.
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
// any: the overloads say what principals and records are
export function createGuard(
  resolvers: Resolvers<string, any, any, unknown>, // any: of any application
  options: GuardOptions<any, any, unknown> = {}, // any: as above
): Guard<any, any, any, any> /* any: as above */ {
  // Copied now, so that what is put into the object later gives no role.
  const named = Object.entries(resolvers).filter(([, resolver]) => typeof resolver === 'function');
  const rules: Rules = { ...options, resolvers: named };
  return {
    authorize: (
      principal: unknown,
      about: About = {},
    ): Awaitable<Authorization<string, any>> /* any: the record that was passed */ =>
      authorize(rules, principal, about),
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
