import { ask, whenKnown, type Awaitable } from './ask.js';
import type { Refusal, RefusalReason } from './refusal.js';

/** A function for each role: whether the principal has it for the record. */
export type Resolvers<Role extends string, Principal, Stored, Answer> = {
  readonly [role in Role]: (principal: Principal, record: Stored) => Answer;
};

export interface GuardOptions<Principal, Stored, Answer> {
  /** Whether the record is one of the principal's tenant. To one of another, nobody has a role. */
  readonly tenant?: (principal: Principal, record: Stored) => Answer;
  /**
   * What the principal's credential is good for. With it, every question has to say which scopes its
   * operation needs; `scopes: []` says none.
   */
  readonly scopes?: (principal: Principal) => readonly string[];
  /**
   * Answer 404 instead of 403, so that nobody learns which records exist: `true` wherever a principal
   * has no role, `'other-tenants'` only for the records of others. Default `false`.
   */
  readonly conceal?: boolean | 'other-tenants';
  /** The `WWW-Authenticate` for a missing principal. Default `ApiKey`. */
  readonly challenge?: string;
  /** Told what a resolver threw, which gives no role. `resolver` is a role, `tenant` or `scopes`. */
  readonly onError?: (error: unknown, resolver: string) => void;
}

/** What an operation needs. */
export interface Need {
  /** The scopes that the credential must have, all of them. */
  readonly scopes?: readonly string[];
}

/** Either the roles, at least one, and the record, which is there; or the refusal. */
export type Authorization<Role extends string, Stored> =
  | { readonly success: true; readonly roles: Role[]; readonly record: Stored }
  | { readonly success: false; readonly refusal: Refusal };

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
  // Taken now: what is put into the object later gives no role.
  const named = Object.entries(resolvers).filter(([, resolver]) => typeof resolver === 'function');
  const { tenant, conceal = false, challenge = 'ApiKey', onError } = options;

  const askNamed = (name: string, question: () => unknown): Awaitable<boolean> =>
    ask(question, (error) => onError?.(error, name));

  function authorize(
    principal: unknown,
    about: About = {},
  ): Awaitable<Authorization<string, unknown>> {
    const { record } = about;
    if (principal === null || principal === undefined) {
      return refused(401, 'credentials_missing', challenge);
    }
    if (!hasScopes(principal, about.scopes)) return refused(403, 'scope_missing');
    if (Object.hasOwn(about, 'record') && (record === null || record === undefined)) {
      return refused(404, 'record_missing');
    }
    return whenKnown(isOwnTenant(principal, record), (isOwn) =>
      isOwn
        ? authorizeInTenant(principal, record)
        : refused(conceal === false ? 403 : 404, 'tenant_foreign'),
    );
  }

  function authorizeInTenant(
    principal: unknown,
    record: unknown,
  ): Awaitable<Authorization<string, unknown>> {
    return whenKnown(rolesFor(principal, record), (roles) =>
      roles.length > 0
        ? { success: true, roles, record }
        : refused(conceal === true ? 404 : 403, 'role_missing'),
    );
  }

  function hasScopes(principal: unknown, needed: readonly string[] | undefined): boolean {
    const { scopes } = options;
    if (scopes === undefined) return needed === undefined || needed.length === 0;
    if (needed === undefined) return false;
    const holds = askNamed('scopes', () => {
      const held = scopes(principal);
      return Array.isArray(held) && needed.every((scope) => held.includes(scope));
    });
    return holds === true;
  }

  const isOwnTenant = (principal: unknown, record: unknown): Awaitable<boolean> =>
    tenant === undefined || askNamed('tenant', () => tenant(principal, record));

  function rolesFor(principal: unknown, record: unknown): Awaitable<string[]> {
    const answers = named.map(([role, resolver]) =>
      askNamed(role, () => resolver(principal, record)),
    );
    const given = (known: readonly boolean[]): string[] =>
      named.filter((_, index) => known[index] === true).map(([role]) => role);
    const known = answers.filter((answer) => typeof answer === 'boolean');
    return known.length === answers.length ? given(known) : Promise.all(answers).then(given);
  }

  function rolesOf(principal: unknown, record?: unknown, need: Need = {}): Awaitable<string[]> {
    const about = record === undefined ? need : { ...need, record };
    return whenKnown(authorize(principal, about), (result) => (result.success ? result.roles : []));
  }

  return { rolesOf, authorize };
}

interface About extends Need {
  readonly record?: unknown;
}

function refused(
  status: Refusal['status'],
  reason: RefusalReason,
  challenge?: string,
): Authorization<never, never> {
  return {
    success: false,
    refusal: challenge === undefined ? { status, reason } : { status, reason, challenge },
  };
}
