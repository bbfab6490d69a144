import type { Found } from './authentication.js';
import type { NonceStore } from './nonces/nonces.js';
import type { SigningKey } from './signing-key.js';

/** The options of an authenticator for signatures, each of which is valid once. */
export interface SignatureAuthOptions<Principal> {
  /** Finds a signing key by its id. */
  readonly find: (keyId: string) => Found<SigningKey<Principal>>;
  /** The store that remembers used nonces. */
  readonly nonces: NonceStore;
  /** How many seconds before and after its timestamp a signature is valid. Default: 300. */
  readonly windowSeconds?: number;
  /** The realm named in the challenge. Default: `api`. */
  readonly realm?: string;
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}
