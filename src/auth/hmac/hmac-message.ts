import { bytesOfText, joined } from '../bytes.js';
import type { Stamp } from '../nonces/nonces.js';

/** What a signature covers besides the body: the request line, key id, nonce and timestamp. */
export interface HmacHead extends Stamp {
  readonly method: string;
  /** The path and query string. */
  readonly target: string;
}

/**
 * The message that `X-Hmac-Signature` signs: method, target, key id, timestamp and nonce, each
 * followed by a line feed, and then the bytes of the body. None of the parts can hold a line feed,
 * so no two requests have the same message.
 */
export const hmacMessage = (head: HmacHead, body: Uint8Array): Uint8Array =>
  joined(
    bytesOfText([head.method, head.target, head.keyId, head.timestamp, head.nonce, ''].join('\n')),
    body,
  );

export const HMAC_HEADERS = {
  keyId: 'x-hmac-key-id',
  timestamp: 'x-hmac-timestamp',
  nonce: 'x-hmac-nonce',
  signature: 'x-hmac-signature',
} as const;
