import { bytesOfText, joined } from '../bytes.js';
import type { Stamp } from '../nonces/nonces.js';

/** The request line and the stamp that a signature binds to the body. */
export interface HmacHead extends Stamp {
  readonly method: string;
  /** Path and query string. */
  readonly target: string;
}

/**
 * What `X-Hmac-Signature` signs: method, target, key id, timestamp and nonce, each with a line feed
 * after it, and the bytes of the body. None of them can hold a line feed, so that no two requests
 * have the same message.
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
