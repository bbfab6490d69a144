import { isFragmented, targetOf } from '../address.js';
import {
  refuseWith,
  type AuthenticateSigned,
  type Found,
  type RequestHead,
} from '../authentication.js';
import { bytesOfBody, bytesOfText, hexOf, sameBytes } from '../bytes.js';
import { isFresh, isNew, windowOf, type NonceStore } from '../nonces/nonces.js';
import { mustBeSecret, NOBODYS_SECRET, type SigningKey } from '../signing-key.js';
import { HMAC_HEADERS, hmacMessage, type HmacHead } from './hmac-message.js';
import { hmacSha256 } from './hmac-sha-256.js';

export interface HmacAuthOptions<Principal> {
  /** Finds a signing key by its id. */
  readonly find: (keyId: string) => Found<SigningKey<Principal>>;
  /** Where nonces are kept. */
  readonly nonces: NonceStore;
  /** How long before and after its timestamp a signature is good. Default 300. */
  readonly windowSeconds?: number;
  /** Named in the challenge. Default `api`. */
  readonly realm?: string;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/**
 * Makes an authenticator for `X-Hmac-Signature`: HMAC-SHA-256, in hexadecimal digits, of the method,
 * path, query string, key id, timestamp, nonce and the body's own bytes. Each signature is good once
 * (CWE-294). Its nonce is recorded after it was found right, so that a forged request can't use up
 * the nonce of an honest one.
 *
 * @param options Where keys are found and nonces are kept. What they throw is thrown.
 *
 * @returns A function from a request and its raw body to the principal, or the refusal. It rejects with
 * a `TypeError` for a body that is not bytes, and for a secret of less than 32.
 *
 * @throws {TypeError} If the realm is not printable ASCII.
 * @throws {RangeError} If the window is no number above 0, up to a day.
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
    const secret = key?.secret ?? NOBODYS_SECRET;
    mustBeSecret(secret);
    const expected = hexOf(await hmacSha256(secret, hmacMessage(sent, bytes)));
    const isRight = sameBytes(bytesOfText(expected), bytesOfText(sent.signature));
    if (key === null || key === undefined) return refuse('credentials_unknown');
    if (!isRight) return refuse('credentials_wrong');
    if (!(await isNew(nonces, sent, now(), window))) return refuse('signature_replayed');
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
