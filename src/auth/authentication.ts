import type { Refusal, RefusalReason } from '../guard/refusal.js';

/** What is read of a request: a web-standard `Request` has it, and any framework's is easily made to. */
export interface RequestHead {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
}

/** The bytes of a body as they were received: nobody has parsed them. */
export type RawBody = Uint8Array | ArrayBuffer;

/** Either who is asking, or why that isn't known. */
export type Authentication<Principal> =
  | { readonly success: true; readonly principal: Principal }
  | { readonly success: false; readonly refusal: Refusal };

/** From a request to who is asking. */
export type Authenticate<Principal> = (request: RequestHead) => Promise<Authentication<Principal>>;

/** The same for credentials that vouch for the body, too. */
export type AuthenticateSigned<Principal> = (
  request: RequestHead,
  body: RawBody,
) => Promise<Authentication<Principal>>;

/** What a store may answer: now or later, and that it has nothing. */
export type Found<Stored> = Stored | null | undefined | Promise<Stored | null | undefined>;

/** How an authenticator refuses: always 401, always with its challenge. */
export type Refuse = (reason: RefusalReason) => {
  readonly success: false;
  readonly refusal: Refusal;
};

/** Refuses with the challenge `scheme realm="…"` (RFC 9110, section 11.6.1). */
export function refuseWith(scheme: string, realm: string, parameters = ''): Refuse {
  if (!/^[\x20-\x7e]*$/.test(realm)) throw new TypeError('A realm is printable ASCII.');
  const challenge = `${scheme} realm="${realm.replace(/["\\]/g, '\\$&')}"${parameters}`;
  return (reason) => ({ success: false, refusal: { status: 401, reason, challenge } });
}
