/** The stored record of an API key. Your own record may hold more. */
export interface ApiKeyRecord<Scope extends string = string> {
  /** The part of the key that finds the record. It is unique, and not secret. */
  readonly lookup: string;
  /** The SHA-256 digest of the key, in hexadecimal digits. */
  readonly digest: string;
  /** The tenant that the key belongs to. */
  readonly tenant: string;
  /** What the key may be used for. */
  readonly scopes: readonly Scope[];
  /** When the key expires; `null` for never. */
  readonly expiresAt: Date | null;
  /** When the key was revoked; `null` while it is not. Any date revokes it at once. */
  readonly revokedAt: Date | null;
}

/** Why a key is no longer valid; `undefined` while it is. An invalid date counts as past. */
export function endOf(
  { expiresAt, revokedAt }: ApiKeyRecord,
  now: number,
): 'credentials_revoked' | 'credentials_expired' | undefined {
  if (revokedAt !== null) return 'credentials_revoked';
  if (expiresAt !== null && !(now < expiresAt.getTime())) return 'credentials_expired';
  return undefined;
}
