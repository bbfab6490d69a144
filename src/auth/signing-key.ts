import { randomBytes } from './bytes.js';

/** A signing key as the server knows it: whose it is, and its secret. */
export interface SigningKey<Principal> {
  /** Who the key belongs to: what a successful authentication returns. */
  readonly principal: Principal;
  /** At least 32 random bytes. */
  readonly secret: Uint8Array;
}

/** A signing key as the client knows it. */
export interface ClientKey {
  readonly keyId: string;
  /** At least 32 random bytes. */
  readonly secret: Uint8Array;
}

/**
 * The shortest allowed secret. RFC 2104 asks for at least as many bytes as the hash has, which is
 * 32.
 */
const SECRET_BYTES = 32;

/**
 * Makes sure that a secret is long enough. A short one is a bug in the application, not in a
 * request.
 *
 * @throws {TypeError} If the secret is too short, or not bytes.
 */
export function mustBeSecret(secret: Uint8Array): void {
  if (secret instanceof Uint8Array && secret.length >= SECRET_BYTES) return;
  throw new TypeError(`\`secret\` has to be a Uint8Array of at least ${SECRET_BYTES} bytes.`);
}

/**
 * Makes a secret for an unknown key, so that refusing it takes as long as checking a signature. It
 * is made for each request, because Workers have nothing random while modules are loaded.
 */
export const nobodysSecret = (): Uint8Array => randomBytes(SECRET_BYTES);
