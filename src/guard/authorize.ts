import { ask, whenKnown, type Awaitable } from './ask.js';
import type { GuardOptions, Resolvers } from './guard-options.js';
import type { Refusal, RefusalReason } from './refusal.js';

/** What an operation requires. */
export interface Need {
  /** The scopes that the credential must have, all of them. */
  readonly scopes?: readonly string[];
}

/** The result of `guard.authorize`: the roles (at least one) and the record, or a refusal. */
export type Authorization<Role extends string, Stored> =
  | { readonly success: true; readonly roles: Role[]; readonly record: Stored }
  | { readonly success: false; readonly refusal: Refusal };

/** The resolvers and options of a guard, as they were when it was made. */
export interface Rules extends GuardOptions<any, any, unknown> /* any: of any application */ {
  readonly resolvers: readonly (readonly [role: string, resolver: Resolver])[];
}

type Resolver = Resolvers<string, any, any, unknown>[string]; // any: of any application

/** What an authorization is about: the record and the required scopes. */
export interface About extends Need {
  readonly record?: unknown;
}

/** Finds out which roles a principal has for a record, or why there are none. */
export function authorize(
  rules: Rules,
  principal: unknown,
  about: About,
): Awaitable<Authorization<string, unknown>> {
  const { conceal = false, challenge = 'ApiKey' } = rules;
  const { record } = about;
  if (principal === null || principal === undefined) {
    return refused(401, 'credentials_missing', challenge);
  }
  if (!hasScopes(rules, principal, about.scopes)) return refused(403, 'scope_missing');
  if (Object.hasOwn(about, 'record') && (record === null || record === undefined)) {
    return refused(404, 'record_missing');
  }
  return whenKnown(isOwnTenant(rules, principal, record), (isOwn) =>
    isOwn
      ? authorizeInTenant(rules, principal, record)
      : refused(conceal === false ? 403 : 404, 'tenant_foreign'),
  );
}

function authorizeInTenant(
  rules: Rules,
  principal: unknown,
  record: unknown,
): Awaitable<Authorization<string, unknown>> {
  return whenKnown(rolesFor(rules, principal, record), (roles) =>
    roles.length > 0
      ? { success: true, roles, record }
      : refused(rules.conceal === true ? 404 : 403, 'role_missing'),
  );
}

function hasScopes(rules: Rules, principal: unknown, needed: Need['scopes']): boolean {
  const { scopes } = rules;
  if (scopes === undefined) return needed === undefined || needed.length === 0;
  if (needed === undefined) return false;
  const holds = askNamed(rules, 'scopes', () => {
    const held = scopes(principal);
    return Array.isArray(held) && needed.every((scope) => held.includes(scope));
  });
  return holds === true;
}

function isOwnTenant(rules: Rules, principal: unknown, record: unknown): Awaitable<boolean> {
  const { tenant } = rules;
  return tenant === undefined || askNamed(rules, 'tenant', () => tenant(principal, record));
}

function rolesFor(rules: Rules, principal: unknown, record: unknown): Awaitable<string[]> {
  const { resolvers } = rules;
  const answers = resolvers.map(([role, resolver]) =>
    askNamed(rules, role, () => resolver(principal, record)),
  );
  const given = (known: readonly boolean[]): string[] =>
    resolvers.filter((_, index) => known[index] === true).map(([role]) => role);
  const known = answers.filter((answer) => typeof answer === 'boolean');
  return known.length === answers.length ? given(known) : Promise.all(answers).then(given);
}

function askNamed({ onError }: Rules, name: string, question: () => unknown): Awaitable<boolean> {
  return ask(question, (error) => onError?.(error, name));
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
