import { hmacAuth, type AuthenticateSigned, type NonceStore } from 'gen-dtos/auth';
import { httpSignatureAuth } from 'gen-dtos/auth/http-signatures';
import type { Caller, SigningKeys } from './keys.js';

/** `X-Hmac-Signature`, or RFC 9421 for clients that speak the standard: the same keys and nonces. */
export function authenticator(keys: SigningKeys, nonces: NonceStore): AuthenticateSigned<Caller> {
  const options = { find: (keyId: string) => keys.get(keyId), nonces };
  const hmac = hmacAuth(options);
  const standard = httpSignatureAuth(options);
  return (request, body) =>
    request.headers.get('signature-input') === null ? hmac(request, body) : standard(request, body);
}
