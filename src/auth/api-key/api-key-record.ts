/** What is stored of an API key; a record of yours may hold more. */
export interface ApiKeyRecord<Scope extends string = string> {
  /** The part of the key that finds it. Unique, and no secret. */
  readonly lookup: string;
  /** SHA-256 of the key, in hexadecimal digits. */
  readonly digest: string;
  readonly tenant: string;
  readonly scopes: readonly Scope[];
  /** `null` is never. */
  readonly expiresAt: Date | null;
  /** Set it, and the key is refused from then on. */
  readonly revokedAt: Date | null;
}

/** Why a key is no longer good; `undefined` while it is. A date that is none is in the past. */
export function endOf(
  { expiresAt, revokedAt }: ApiKeyRecord,
  now: number,
): 'credentials_revoked' | 'credentials_expired' | undefined {
  if (revokedAt !== null) return 'credentials_revoked';
  if (expiresAt !== null && !(now < expiresAt.getTime())) return 'credentials_expired';
  return undefined;
}
