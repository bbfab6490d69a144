export {
  httpSignatureAuth,
  type HttpSignatureAuthOptions,
} from './http-signature/http-signature-auth.js';
export { signRequest } from './http-signature/sign-request.js';
export type { ClientKey, SigningKey } from './signing-key.js';
