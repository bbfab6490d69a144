import { createSigner, httpbis } from 'http-message-signatures';
import { sentAddress } from '../address.js';
import { mustBeSecret, type ClientKey } from '../signing-key.js';
import { newNonce } from '../nonces/nonces.js';
import { contentDigest } from './content-digest.js';

/**
 * Signs a request as RFC 9421 defines it, with `hmac-sha256`: the client's side of
 * `httpSignatureAuth`. The signature covers the method and the URL, and the digest and type of the
 * body if there is one.
 *
 * @param request The request, with its body. The body is read from a copy.
 * @param key The client's key.
 * @param now The clock, in milliseconds since 1970. Default: `Date.now`.
 *
 * @returns A copy of the request with `Signature`, `Signature-Input` and, if it has a body,
 * `Content-Digest`.
 *
 * @throws {TypeError} If the secret is shorter than 32 bytes.
 *
 * @example
 * ```ts
 * import { signRequest } from 'gen-dtos/auth/http-signatures';
 *
 * declare const secret: Uint8Array;
 * const request = new Request('https://api.acme.dev/profile', { method: 'POST', body: '{"bio":"Hello"}' });
 * await fetch(await signRequest(request, { keyId: 'k1', secret }));
 * ```
 */
export async function signRequest(
  request: Request,
  { keyId, secret }: ClientKey,
  now: () => number = Date.now,
): Promise<Request> {
  mustBeSecret(secret);
  const body = new Uint8Array(await request.clone().arrayBuffer());
  const headers = new Headers(request.headers);
  if (body.length > 0) headers.set('content-digest', await contentDigest(body));
  const ofBody = ['content-digest', 'content-type'].filter(
    (name) => body.length > 0 && headers.has(name),
  );
  const signed = await httpbis.signMessage(
    {
      key: createSigner(secret, 'hmac-sha256', keyId),
      fields: ['@method', '@target-uri', ...ofBody],
      params: ['created', 'keyid', 'nonce', 'alg'],
      paramValues: { created: new Date(now()), nonce: newNonce() },
    },
    { method: request.method, url: sentAddress(request.url), headers: Object.fromEntries(headers) },
  );
  for (const name of ['Signature', 'Signature-Input']) {
    headers.set(name, `${signed.headers[name]}`);
  }
  return new Request(request, { headers });
}
