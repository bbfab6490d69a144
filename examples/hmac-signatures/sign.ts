import { signHmac } from 'gen-dtos/auth';
import type { Twin } from '../attacking/attack-twins.js';
import type { AttackRequest } from '../attacking/attack.js';
import type { SigningKeys } from './keys.js';
import { bodySignature } from './unsafe/verify-hmac.js';

export interface Signing {
  readonly keys: SigningKeys;
  /** How many seconds ago. */
  readonly ago?: number;
}

/** Signs as the twin asks for: the unsafe one has a secret for everybody, and no clock. */
export async function sign(
  base: string,
  twin: Twin,
  { method, path, key: keyId = '', body }: AttackRequest,
  { keys, ago = 0 }: Signing,
): Promise<Request> {
  const text = JSON.stringify(body);
  const request = new Request(base + twin + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: text,
  });
  if (twin === '/unsafe') {
    request.headers.set('X-Hmac-Signature', bodySignature(new TextEncoder().encode(text)));
    return request;
  }
  const key = keys.get(keyId);
  if (key === undefined) throw new Error(`There is no key ${keyId}.`);
  return signHmac(request, { keyId, secret: key.secret }, () => Date.now() - ago * 1000);
}

/** The same bytes and headers, to be sent on another path. */
export const sentTo = (url: string, signed: Request): Request => new Request(url, signed.clone());

/** The same headers, around another body. */
export const altered = (signed: Request, body: string): Request =>
  new Request(signed.clone(), { method: signed.method, body });
