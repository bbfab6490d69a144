import { randomBytes } from './bytes.js';

/** Whose signatures a key makes, and its secret. */
export interface SigningKey<Principal> {
  readonly principal: Principal;
  /** At least 32 random bytes. */
  readonly secret: Uint8Array;
}

/** The client's half of a signing key. */
export interface ClientKey {
  readonly keyId: string;
  /** At least 32 random bytes. */
  readonly secret: Uint8Array;
}

/** A shorter secret can be guessed. RFC 2104 asks for as many as the hash has, 32. */
const SECRET_BYTES = 32;

/**
 * A secret that is too short is a mistake of the application's, not of a request.
 *
 * @throws {TypeError} If it is, or no bytes.
 */
export function mustBeSecret(secret: Uint8Array): void {
  if (secret instanceof Uint8Array && secret.length >= SECRET_BYTES) return;
  throw new TypeError(`The secret of a signing key is at least ${SECRET_BYTES} bytes.`);
}

/** Of a key that doesn't exist: its signatures are computed all the same, which takes as long. */
export const NOBODYS_SECRET: Uint8Array = randomBytes(SECRET_BYTES);
