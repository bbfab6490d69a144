// API keys
export { apiKeyAuth, type ApiKeyAuthOptions } from './api-key-auth.js';
export type { ApiKeyRecord } from './api-key-record.js';
export { issueApiKey, type IssueApiKeyOptions, type IssuedApiKey } from './issue-api-key.js';
export { rotateApiKey, type RotateApiKeyOptions, type RotatedApiKey } from './rotate-api-key.js';

// HTTP Basic
export { basicAuth, type BasicAuthOptions, type BasicUser } from './basic-auth.js';
export { hashPassword, verifyPassword } from './password-hash.js';
export type { ScryptCost } from './scrypt-cost.js';

// X-Hmac-Signature
export { hmacAuth, type HmacAuthOptions } from './hmac-auth.js';
export { signHmac, type ClientKey } from './sign-hmac.js';
export type { SigningKey } from './signing-key.js';

// Nonces
export { memoryNonces, type MemoryNoncesOptions } from './memory-nonces.js';
export type { NonceStore } from './nonces.js';
export { redisNonces, type RedisClient } from './redis-nonces.js';

// Cookies
export { sameOrigin } from './same-origin.js';

// What they have in common
export type {
  Authenticate,
  AuthenticateSigned,
  Authentication,
  Found,
  RawBody,
  RequestHead,
} from './authentication.js';
export type { Refusal, RefusalReason } from '../guard/refusal.js';
