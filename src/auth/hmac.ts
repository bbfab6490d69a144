import { randomBytes } from './bytes.js';

/** HMAC-SHA-256 (RFC 2104). */
export async function hmacSha256(secret: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes));
}

/** A shorter secret can be guessed. RFC 2104 asks for as many as the hash has, 32. */
const SECRET_BYTES = 32;

/** A secret that is too short is a mistake of the application's, not of a request. */
export function checkSecret(secret: Uint8Array): void {
  if (secret instanceof Uint8Array && secret.length >= SECRET_BYTES) return;
  throw new TypeError(`The secret of a signing key is at least ${SECRET_BYTES} bytes.`);
}

/** Of a key that doesn't exist: its signatures are computed all the same, which takes as long. */
export const NOBODYS_SECRET: Uint8Array = randomBytes(SECRET_BYTES);
