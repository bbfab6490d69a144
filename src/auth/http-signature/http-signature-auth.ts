import {
  refuseWith,
  type AuthenticateSigned,
  type Found,
  type RequestHead,
} from '../authentication.js';
import { bytesOfBody } from '../bytes.js';
import { isFresh, isNew, windowOf, type NonceStore } from '../nonces/nonces.js';
import { NOBODYS_SECRET, type SigningKey } from '../signing-key.js';
import { isDigestOf } from './content-digest.js';
import { isSignedBy } from './is-signed-by.js';
import { readSignatureInput, type SignatureInput } from './signature-input.js';

export interface HttpSignatureAuthOptions<Principal> {
  /** Finds a signing key by its id. */
  readonly find: (keyId: string) => Found<SigningKey<Principal>>;
  /** Where nonces are kept. */
  readonly nonces: NonceStore;
  /** How long before and after its creation a signature is good. Default 300. */
  readonly windowSeconds?: number;
  /** Named in the challenge. Default `api`. */
  readonly realm?: string;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/**
 * Makes an authenticator for HTTP Message Signatures (RFC 9421) with `hmac-sha256`. A signature has
 * to cover the method, the address (`@target-uri`, or `@authority`, `@path` and `@query`) and, if
 * there is a body, its `Content-Digest` (RFC 9530), which is compared with the body's own bytes. Each
 * is good once (CWE-294), and its nonce is recorded after it was found right.
 *
 * @param options Where keys are found and nonces are kept. What they throw is thrown.
 *
 * @returns A function from a request and its raw body to the principal, or the refusal. The address
 * must be the one that the client sees, which behind a proxy may not be the server's. The function
 * rejects with a `TypeError` for a body that is not bytes, and for a secret of less than 32.
 *
 * @throws {TypeError} If the realm is not printable ASCII.
 * @throws {RangeError} If the window is no number above 0, up to a day.
 *
 * @example
 * ```ts
 * import { memoryNonces } from 'gen-dtos/auth';
 * import { httpSignatureAuth, type SigningKey } from 'gen-dtos/auth/http-signatures';
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
    if (!coversRequest(input, bytes)) return refuse('signature_incomplete');
    const isOver = input.expires !== undefined && !(now() < input.expires * 1000);
    if (isOver || !isFresh(input, now(), window)) return refuse('signature_stale');
    const fields = signedFields(request, input);
    if (fields === undefined) return refuse('credentials_malformed');

    const key = await find(input.keyId);
    const { method, url } = request;
    const message = { method, url, headers: fields };
    const isRight = await isSignedBy(key?.secret ?? NOBODYS_SECRET, message);
    if (key === null || key === undefined) return refuse('credentials_unknown');
    if (!isRight) return refuse('credentials_wrong');
    // Signed, so the digest is the client's, and must be the body's.
    const digest = fields['content-digest'];
    if (digest !== undefined && !(await isDigestOf(digest, bytes))) return refuse('digest_wrong');
    if (!(await isNew(nonces, input, now(), window))) return refuse('signature_replayed');
    return { success: true, principal: key.principal };
  };
}

/** Of a header that is longer, nothing is read. */
const HEADER_LENGTH = 4096;

/** What isn't covered, anybody on the way may change. */
function coversRequest({ components }: SignatureInput, body: Uint8Array): boolean {
  const covers = (...names: readonly string[]): boolean =>
    names.every((name) => components.includes(name));
  return (
    covers('@method') &&
    (covers('@target-uri') || covers('@authority', '@path', '@query')) &&
    (body.length === 0 || covers('content-digest'))
  );
}

/** The header fields that are covered, and the signature's own; `undefined` if one is missing. */
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
