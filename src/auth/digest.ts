/** The digest of bytes (FIPS 180-4). */
export const digest = async (
  algorithm: 'SHA-256' | 'SHA-512',
  bytes: Uint8Array,
): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
