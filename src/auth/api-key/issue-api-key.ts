import type { Refusal } from '../../guard/refusal.js';
import { mustBePrefix, digestOf, makeKey } from './api-key-format.js';
import type { ApiKeyRecord } from './api-key-record.js';

/** The options of `issueApiKey`. */
export interface IssueApiKeyOptions<Scope extends string = string> {
  /** What the keys of this service and environment begin with, such as `sk_live`. */
  readonly prefix: string;
  /**
   * Who issues the key: the authenticated principal, never anything from a body. The key belongs to
   * the same tenant.
   */
  readonly issuer: { readonly tenant: string; readonly scopes: readonly string[] };
  /** The scopes of the key: only those that the issuer has, too. */
  readonly scopes: readonly Scope[];
  /** When the key expires; `null` for never. */
  readonly expiresAt: Date | null;
}

/**
 * What `issueApiKey` returns: the key, which is shown once and not stored, and the record to store;
 * or a refusal.
 */
export type IssuedApiKey<Scope extends string = string> =
  | { readonly success: true; readonly key: string; readonly record: ApiKeyRecord<Scope> }
  | { readonly success: false; readonly refusal: Refusal };

/**
 * Issues an API key. The server controls all of it: the key is random, its tenant is the issuer's,
 * and a scope that the issuer lacks is refused (CWE-915, CWE-269).
 *
 * @param options Who issues the key, for which scopes, and until when.
 *
 * @returns The key and the record to store, or a refusal with status 403.
 *
 * @throws {TypeError} If the prefix is malformed, or the issuer's scopes are not a list.
 *
 * @example
 * ```ts
 * import { issueApiKey } from 'gen-dtos/auth';
 *
 * const issuer = { tenant: 'acme', scopes: ['users:read', 'users:write'] };
 * const issued = await issueApiKey({ prefix: 'sk_live', issuer, scopes: ['users:read'], expiresAt: null });
 * if (issued.success) issued.key; // 'sk_live_…'
 *
 * const more = await issueApiKey({ prefix: 'sk_live', issuer, scopes: ['admin'], expiresAt: null });
 * if (!more.success) more.refusal.reason; // 'scope_missing'
 * ```
 */
export async function issueApiKey<Scope extends string>(
  options: IssueApiKeyOptions<Scope>,
): Promise<IssuedApiKey<Scope>> {
  const { prefix, issuer, scopes, expiresAt } = options;
  mustBePrefix(prefix);
  if (!Array.isArray(issuer.scopes)) throw new TypeError('`issuer.scopes` has to be a list.');
  if (!scopes.every((scope) => issuer.scopes.includes(scope))) {
    return { success: false, refusal: { status: 403, reason: 'scope_missing' } };
  }
  const { key, lookup } = await makeKey(prefix);
  const record: ApiKeyRecord<Scope> = {
    lookup,
    digest: await digestOf(key),
    tenant: issuer.tenant,
    scopes: [...new Set(scopes)],
    expiresAt,
    revokedAt: null,
  };
  return { success: true, key, record };
}
