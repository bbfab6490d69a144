import { isPathKept } from '../address.js';
import { refuseWith, type AuthenticateSigned, type RequestHead } from '../authentication.js';
import { bytesOfBody } from '../bytes.js';
import { isFresh, claimNonce, windowOf } from '../nonces/nonces.js';
import type { SignatureAuthOptions } from '../signature-auth-options.js';
import { nobodysSecret } from '../signing-key.js';
import { isDigestOf } from './content-digest.js';
import { isSignedBy } from './is-signed-by.js';
import { readSignatureInput, type SignatureInput } from './signature-input.js';

/** The options of `httpSignatureAuth`. */
export interface HttpSignatureAuthOptions<Principal> extends SignatureAuthOptions<Principal> {}

/**
 * Makes an authenticator for HTTP Message Signatures (RFC 9421) with `hmac-sha256`. A signature has
 * to cover the method, the URL (`@target-uri`, or `@authority`, `@path` and `@query`) and, if there
 * is a body, its `Content-Digest` (RFC 9530), which is compared with the bytes of the body. Each
 * signature is valid once (CWE-294); its nonce is recorded only after the signature was found
 * right.
 *
 * @param options How to find keys, and where to keep nonces.
 *
 * @returns A function that takes a request and its raw body, and returns the principal or a
 * refusal. The request's URL must be the one that the client uses, which behind a proxy may differ
 * from the server's. The function rejects with a `TypeError` if the body is not bytes or a secret
 * is shorter than 32 bytes, and with what `find` and the store throw.
 *
 * @throws {TypeError} If the realm is not printable ASCII.
 * @throws {RangeError} If the window is not a number of seconds above 0 and up to a day.
 *
 * @example
 * ```ts
 * import { memoryNonces, type SigningKey } from 'gen-dtos/auth';
 * import { httpSignatureAuth } from 'gen-dtos/auth/http-signatures';
 *
 * declare const keys: Map<string, SigningKey<{ userId: string }>>;
 * declare const request: Request;
 *
 * const authenticate = httpSignatureAuth({ find: (keyId) => keys.get(keyId), nonces: memoryNonces() });
 * const who = await authenticate(request, await request.arrayBuffer());
 * if (who.success) who.principal.userId;
 * ```
 */
export function httpSignatureAuth<Principal>(
  options: HttpSignatureAuthOptions<Principal>,
): AuthenticateSigned<Principal> {
  const { find, nonces, realm = 'api', now = Date.now } = options;
  const window = windowOf(options.windowSeconds);
  const refuse = refuseWith('Signature', realm);

  return async (request, body) => {
    const bytes = bytesOfBody(body);
    const header = request.headers.get('signature-input');
    if (header === null) return refuse('credentials_missing');
    const input = header.length > HEADER_LENGTH ? undefined : readSignatureInput(header);
    if (input === undefined || !URL.canParse(request.url)) return refuse('credentials_malformed');
    if (!coversRequest(input, request, bytes)) return refuse('signature_incomplete');
    const isOver = input.expires !== undefined && !(now() < input.expires * 1000);
    if (isOver || !isFresh(input, now(), window)) return refuse('signature_stale');
    const fields = signedFields(request, input);
    if (fields === undefined) return refuse('credentials_malformed');

    const key = await find(input.keyId);
    const { method, url } = request;
    const message = { method, url, headers: fields };
    const isRight = await isSignedBy(key?.secret ?? nobodysSecret(), message);
    if (key === null || key === undefined) return refuse('credentials_unknown');
    if (!isRight) return refuse('credentials_wrong');
    // The header is signed, so the digest is the client's own and has to match the body.
    const digest = fields['content-digest'];
    if (digest !== undefined && !(await isDigestOf(digest, bytes))) return refuse('digest_wrong');
    if (!(await claimNonce(nonces, input, now(), window))) return refuse('signature_replayed');
    return { success: true, principal: key.principal };
  };
}

/** A longer header is refused without reading it. */
const HEADER_LENGTH = 4096;

/**
 * Whether a signature covers the method, the URL and the body. What it does not cover, anybody on
 * the way could change.
 */
function coversRequest(
  { components }: SignatureInput,
  { url }: RequestHead,
  body: Uint8Array,
): boolean {
  const covers = (...names: readonly string[]): boolean =>
    names.every((name) => components.includes(name));
  return (
    covers('@method') &&
    (covers('@target-uri') || (covers('@authority', '@path', '@query') && isPathKept(url))) &&
    (body.length === 0 || covers('content-digest'))
  );
}

/**
 * The headers that are covered, and those of the signature itself; `undefined` if one is missing.
 */
function signedFields(
  { headers }: RequestHead,
  { components }: SignatureInput,
): Record<string, string> | undefined {
  const names = components.filter((name) => !name.startsWith('@'));
  const fields: Record<string, string> = Object.create(null);
  for (const name of ['signature', 'signature-input', ...names]) {
    const value = headers.get(name);
    if (value === null) return undefined;
    fields[name] = value;
  }
  return fields;
}
