import { createVerifier, httpbis } from 'http-message-signatures';
import { isFragmented } from '../address.js';
import { mustBeSecret } from '../signing-key.js';

/** The parts of a request that a signature is computed from. */
export interface SignedMessage {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
}

/**
 * Whether the only signature of a message was made with a secret (RFC 9421, section 3.3.3). The
 * library builds the signature base and compares in constant time.
 */
export async function isSignedBy(secret: Uint8Array, message: SignedMessage): Promise<boolean> {
  mustBeSecret(secret);
  const key = { algs: ['hmac-sha256'], verify: createVerifier(secret, 'hmac-sha256') };
  // Callers have checked the timestamps already, by their own clock, so the library tolerates any.
  const config = { keyLookup: () => Promise.resolve(key), tolerance: Infinity };
  if (isFragmented(message.url)) return false;
  try {
    return (await httpbis.verifyMessage(config, message)) === true;
  } catch {
    return false;
  }
}
