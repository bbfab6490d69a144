import { createVerifier, httpbis } from 'http-message-signatures';
import { isFragmented } from '../address.js';
import { mustBeSecret } from '../signing-key.js';

/** What a signature is computed from. */
export interface SignedMessage {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
}

/**
 * Whether a message's one signature was made with the secret (RFC 9421, section 3.3.3). The signature
 * base, and the comparison in constant time, are the library's.
 */
export async function isSignedBy(secret: Uint8Array, message: SignedMessage): Promise<boolean> {
  mustBeSecret(secret);
  const key = { algs: ['hmac-sha256'], verify: createVerifier(secret, 'hmac-sha256') };
  // Whoever asks has looked at the times, by their own clock: the library's tolerates all.
  const config = { keyLookup: () => Promise.resolve(key), tolerance: Infinity };
  if (isFragmented(message.url)) return false;
  try {
    return (await httpbis.verifyMessage(config, message)) === true;
  } catch {
    return false;
  }
}
