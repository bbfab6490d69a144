import { targetOf } from '../address.js';
import { hexOf } from '../bytes.js';
import { mustBeSecret, type ClientKey } from '../signing-key.js';
import { newNonce } from '../nonces/nonces.js';
import { HMAC_HEADERS, hmacMessage } from './hmac-message.js';
import { hmacSha256 } from './hmac-sha-256.js';

/**
 * Signs a request with `X-Hmac-Signature`: the client's side of `hmacAuth`.
 *
 * @param request The request, with its body. The body is read from a copy.
 * @param key The client's key.
 * @param now The clock, in milliseconds since 1970. Default: `Date.now`.
 *
 * @returns A copy of the request with four more headers. A redirect or a changed byte makes the
 * signature invalid.
 *
 * @throws {TypeError} If the secret is shorter than 32 bytes, or the URL is not one of HTTP.
 *
 * @example
 * ```ts
 * import { signHmac } from 'gen-dtos/auth';
 *
 * declare const secret: Uint8Array;
 * const request = new Request('https://api.acme.dev/profile', { method: 'POST', body: '{"bio":"Hello"}' });
 * await fetch(await signHmac(request, { keyId: 'k1', secret }));
 * ```
 */
export async function signHmac(
  request: Request,
  { keyId, secret }: ClientKey,
  now: () => number = Date.now,
): Promise<Request> {
  mustBeSecret(secret);
  const body = new Uint8Array(await request.clone().arrayBuffer());
  const target = targetOf(request.url);
  if (target === undefined) throw new TypeError('Only requests over HTTP can be signed.');
  const timestamp = Math.floor(now() / 1000);
  const head = { method: request.method, target, keyId, timestamp, nonce: newNonce() };
  const headers = new Headers(request.headers);
  headers.set(HMAC_HEADERS.keyId, keyId);
  headers.set(HMAC_HEADERS.timestamp, `${timestamp}`);
  headers.set(HMAC_HEADERS.nonce, head.nonce);
  headers.set(HMAC_HEADERS.signature, hexOf(await hmacSha256(secret, hmacMessage(head, body))));
  return new Request(request, { headers });
}
