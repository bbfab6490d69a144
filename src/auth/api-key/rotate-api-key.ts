import type { Refusal } from '../../guard/refusal.js';
import { mustBePrefix, digestOf, makeKey } from './api-key-format.js';
import { endOf, type ApiKeyRecord } from './api-key-record.js';

export interface RotateApiKeyOptions {
  /** What the keys of this service and environment begin with, such as `sk_live`. */
  readonly prefix: string;
  /** How long the old key stays good, so that whoever uses it can change over. */
  readonly overlapSeconds: number;
  /** When the new key ends. `null` is never. */
  readonly expiresAt: Date | null;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/** The new key with its record, and the old record as it is to be stored; or the refusal. */
export type RotatedApiKey<Stored extends ApiKeyRecord> =
  | {
      readonly success: true;
      readonly key: string;
      readonly record: Stored;
      readonly retiring: Stored;
    }
  | { readonly success: false; readonly refusal: Refusal };

/**
 * Issues the successor of an API key: for the same tenant, with the same scopes and whatever else is
 * in its record. The old one ends after the overlap, or when it would have ended anyway.
 *
 * @param old The stored record of the old key.
 * @param options The overlap, and until when the new one is good.
 *
 * @returns Both records, to be stored together, and the new key; or a refusal with status 403 if the
 * old one has expired or been revoked.
 *
 * @throws {TypeError} If the prefix has no usable form.
 * @throws {RangeError} If the overlap is no number that is 0 or more.
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
    throw new RangeError('overlapSeconds is no number that is 0 or more.');
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
