// API keys
export { apiKeyAuth, type ApiKeyAuthOptions } from './api-key/api-key-auth.js';
export type { ApiKeyRecord } from './api-key/api-key-record.js';
export {
  issueApiKey,
  type IssueApiKeyOptions,
  type IssuedApiKey,
} from './api-key/issue-api-key.js';
export {
  rotateApiKey,
  type RotateApiKeyOptions,
  type RotatedApiKey,
} from './api-key/rotate-api-key.js';

// HTTP Basic
export { basicAuth, type BasicAuthOptions, type BasicUser } from './basic/basic-auth.js';
export { hashPassword, verifyPassword } from './basic/password-hash.js';
export type { ScryptCost } from './basic/scrypt-cost.js';

// X-Hmac-Signature
export { hmacAuth, type HmacAuthOptions } from './hmac/hmac-auth.js';
export { signHmac } from './hmac/sign-hmac.js';
export type { ClientKey, SigningKey } from './signing-key.js';

// Nonces
export { memoryNonces, type MemoryNoncesOptions } from './nonces/memory-nonces.js';
export type { NonceStore } from './nonces/nonces.js';
export { redisNonces, type RedisClient } from './nonces/redis-nonces.js';

// Cookies
export { sameOrigin } from './same-origin.js';

// What all of them share
export type {
  Authenticate,
  AuthenticateSigned,
  Authentication,
  Found,
  RawBody,
  RequestHead,
} from './authentication.js';
export type { Refusal, RefusalReason } from '../guard/refusal.js';
