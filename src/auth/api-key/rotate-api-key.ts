import type { Refusal } from '../../guard/refusal.js';
import { mustBePrefix, digestOf, makeKey } from './api-key-format.js';
import { endOf, type ApiKeyRecord } from './api-key-record.js';

/** The options of `rotateApiKey`. */
export interface RotateApiKeyOptions {
  /** What the keys of this service and environment begin with, such as `sk_live`. */
  readonly prefix: string;
  /** How many seconds the old key stays valid, so that its users can change over. */
  readonly overlapSeconds: number;
  /** When the new key expires; `null` for never. */
  readonly expiresAt: Date | null;
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/**
 * What `rotateApiKey` returns: the new key with its record, and the old record with its new end,
 * both to be stored; or a refusal.
 */
export type RotatedApiKey<Stored extends ApiKeyRecord> =
  | {
      readonly success: true;
      readonly key: string;
      readonly record: Stored;
      readonly retiring: Stored;
    }
  | { readonly success: false; readonly refusal: Refusal };

/**
 * Issues the successor of an API key, with the same tenant, scopes and whatever else is in the
 * record. The old key ends after the overlap, or earlier if it expires before.
 *
 * @param old The stored record of the old key.
 * @param options The overlap, and when the new key expires.
 *
 * @returns The new key and both records, to be stored together; or a refusal with status 403 if the
 * old key is expired or revoked.
 *
 * @throws {TypeError} If the prefix is malformed.
 * @throws {RangeError} If the overlap is not a finite number of at least 0.
 *
 * @example
 * ```ts
 * import { rotateApiKey, type ApiKeyRecord } from 'gen-dtos/auth';
 *
 * declare const old: ApiKeyRecord;
 * const rotated = await rotateApiKey(old, { prefix: 'sk_live', overlapSeconds: 3600, expiresAt: null });
 * if (rotated.success) rotated.retiring.expiresAt; // in an hour
 * ```
 */
export async function rotateApiKey<Stored extends ApiKeyRecord>(
  old: Stored,
  options: RotateApiKeyOptions,
): Promise<RotatedApiKey<Stored>> {
  const { prefix, overlapSeconds, expiresAt, now = Date.now } = options;
  mustBePrefix(prefix);
  if (!(overlapSeconds >= 0 && overlapSeconds < Infinity)) {
    throw new RangeError('`overlapSeconds` has to be a finite number of at least 0.');
  }
  const end = endOf(old, now());
  if (end !== undefined) return { success: false, refusal: { status: 403, reason: end } };
  const { key, lookup } = await makeKey(prefix);
  const overlapEnd = now() + overlapSeconds * 1000;
  return {
    success: true,
    key,
    record: { ...old, lookup, digest: await digestOf(key), expiresAt, revokedAt: null },
    retiring: { ...old, expiresAt: new Date(Math.min(overlapEnd, endTimeOf(old))) },
  };
}

const endTimeOf = ({ expiresAt }: ApiKeyRecord): number => expiresAt?.getTime() ?? Infinity;
