export { httpSignatureAuth, type HttpSignatureAuthOptions } from './http-signature-auth.js';
export { signRequest } from './sign-request.js';
export type { ClientKey } from './sign-hmac.js';
export type { SigningKey } from './signing-key.js';
