import type { Refusal, RefusalReason } from '../guard/refusal.js';

/**
 * The parts of a request that authenticators read. A web-standard `Request` fits; for other
 * frameworks it is easy to make.
 */
export interface RequestHead {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
}

/** The bytes of a body as they were received, not parsed yet. */
export type RawBody = Uint8Array | ArrayBuffer;

/** The result of an authentication: the principal who is asking, or a refusal. */
export type Authentication<Principal> =
  | { readonly success: true; readonly principal: Principal }
  | { readonly success: false; readonly refusal: Refusal };

/** An authenticator: finds out who sent a request. */
export type Authenticate<Principal> = (request: RequestHead) => Promise<Authentication<Principal>>;

/** An authenticator for credentials that also cover the body, such as signatures. */
export type AuthenticateSigned<Principal> = (
  request: RequestHead,
  body: RawBody,
) => Promise<Authentication<Principal>>;

/** The answer of a store, now or later; `null` or `undefined` if it has no such entry. */
export type Found<Stored> = Stored | null | undefined | Promise<Stored | null | undefined>;

/** Refuses a request: always with 401, and always with the authenticator's challenge. */
export type Refuse = (reason: RefusalReason) => {
  readonly success: false;
  readonly refusal: Refusal;
};

/**
 * Makes the refusals of an authenticator, with the challenge `scheme realm="…"` (RFC 9110, section
 * 11.6.1).
 *
 * @throws {TypeError} If the realm is not printable ASCII.
 */
export function refuseWith(scheme: string, realm: string, parameters = ''): Refuse {
  if (!/^[\x20-\x7e]*$/.test(realm)) throw new TypeError('`realm` has to be printable ASCII.');
  const challenge = `${scheme} realm="${realm.replace(/["\\]/g, '\\$&')}"${parameters}`;
  return (reason) => ({ success: false, refusal: { status: 401, reason, challenge } });
}
