import { isFragmented, targetOf } from '../address.js';
import { refuseWith, type AuthenticateSigned, type RequestHead } from '../authentication.js';
import { bytesOfBody, bytesOfText, hexOf, sameBytes } from '../bytes.js';
import { isFresh, claimNonce, windowOf } from '../nonces/nonces.js';
import type { SignatureAuthOptions } from '../signature-auth-options.js';
import { mustBeSecret, nobodysSecret } from '../signing-key.js';
import { HMAC_HEADERS, hmacMessage, type HmacHead } from './hmac-message.js';
import { hmacSha256 } from './hmac-sha-256.js';

/** The options of `hmacAuth`. */
export interface HmacAuthOptions<Principal> extends SignatureAuthOptions<Principal> {}

/**
 * Makes an authenticator for `X-Hmac-Signature`: HMAC-SHA-256 of the method, path, query string,
 * key id, timestamp, nonce and the bytes of the body, in hexadecimal digits. Each signature is
 * valid once (CWE-294). Its nonce is recorded only after the signature was found right, so that a
 * forged request can't use up an honest one's nonce.
 *
 * @param options How to find keys, and where to keep nonces.
 *
 * @returns A function that takes a request and its raw body, and returns the principal or a
 * refusal. It rejects with a `TypeError` if the body is not bytes or a secret is shorter than 32
 * bytes, and with what `find` and the store throw.
 *
 * @throws {TypeError} If the realm is not printable ASCII.
 * @throws {RangeError} If the window is not a number of seconds above 0 and up to a day.
 *
 * @example
 * ```ts
 * import { hmacAuth, memoryNonces, type SigningKey } from 'gen-dtos/auth';
 *
 * declare const keys: Map<string, SigningKey<{ userId: string }>>;
 * declare const request: Request;
 *
 * const authenticate = hmacAuth({ find: (keyId) => keys.get(keyId), nonces: memoryNonces() });
 * const who = await authenticate(request, await request.arrayBuffer());
 * if (who.success) who.principal.userId;
 * ```
 */
export function hmacAuth<Principal>(
  options: HmacAuthOptions<Principal>,
): AuthenticateSigned<Principal> {
  const { find, nonces, realm = 'api', now = Date.now } = options;
  const window = windowOf(options.windowSeconds);
  const refuse = refuseWith('Hmac', realm);

  return async (request, body) => {
    const bytes = bytesOfBody(body);
    if (request.headers.get(HMAC_HEADERS.signature) === null) return refuse('credentials_missing');
    const sent = sentSignature(request);
    if (sent === undefined) return refuse('credentials_malformed');
    if (!isFresh(sent, now(), window)) return refuse('signature_stale');

    const key = await find(sent.keyId);
    const secret = key?.secret ?? nobodysSecret();
    mustBeSecret(secret);
    const expected = hexOf(await hmacSha256(secret, hmacMessage(sent, bytes)));
    const isRight = sameBytes(bytesOfText(expected), bytesOfText(sent.signature));
    if (key === null || key === undefined) return refuse('credentials_unknown');
    if (!isRight) return refuse('credentials_wrong');
    if (!(await claimNonce(nonces, sent, now(), window))) return refuse('signature_replayed');
    return { success: true, principal: key.principal };
  };
}

interface SentSignature extends HmacHead {
  readonly signature: string;
}

function sentSignature({ method, url, headers }: RequestHead): SentSignature | undefined {
  const read = (name: keyof typeof HMAC_HEADERS, form: RegExp): string | undefined =>
    form.exec(headers.get(HMAC_HEADERS[name]) ?? '')?.[0];
  const keyId = read('keyId', /^[A-Za-z0-9._-]{1,64}$/);
  const timestamp = read('timestamp', /^[1-9]\d{0,11}$/);
  const nonce = read('nonce', /^[A-Za-z0-9_-]{16,64}$/);
  const signature = read('signature', /^[0-9a-f]{64}$/);
  const target = isFragmented(url) ? undefined : targetOf(url);
  if (!keyId || !timestamp || !nonce || !signature || !target) return undefined;
  if (!/^[A-Z]{1,32}$/.test(method)) return undefined;
  return { method, target, keyId, timestamp: Number(timestamp), nonce, signature };
}
