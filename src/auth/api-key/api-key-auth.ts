import { refuseWith, type Authenticate, type Found, type RequestHead } from '../authentication.js';
import { bytesOfText, randomHex, sameBytes } from '../bytes.js';
import { digestOf, mustBePrefix, looksLikeKey, readKey } from './api-key-format.js';
import { endOf, type ApiKeyRecord } from './api-key-record.js';

/** The options of `apiKeyAuth`. */
export interface ApiKeyAuthOptions<Stored extends ApiKeyRecord> {
  /** What the keys of this service and environment begin with, such as `sk_live`. */
  readonly prefix: string;
  /** Finds the record of a key by its `lookup`. */
  readonly find: (lookup: string) => Found<Stored>;
  /** The realm named in the challenge. Default: `api`. */
  readonly realm?: string;
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/**
 * Makes an authenticator for API keys in `Authorization: ApiKey …` or `X-API-Key`. A key's form is
 * checked before it is looked up, its digest is compared in constant time, and it must not be
 * expired or revoked. A key in the query string ends up in logs and histories, so it is refused
 * even if it is valid (OWASP ASVS 5.0, 14.2.1; CWE-598).
 *
 * @param options The prefix of the keys, and how to find their records.
 *
 * @returns A function that takes a request, and returns the record of its key (without the digest)
 * as the principal, or a refusal. It throws what `find` throws.
 *
 * @throws {TypeError} If the prefix is malformed, or the realm is not printable ASCII.
 *
 * @example
 * ```ts
 * import { apiKeyAuth, type ApiKeyRecord } from 'gen-dtos/auth';
 *
 * declare const records: Map<string, ApiKeyRecord>;
 * declare const request: Request;
 *
 * const authenticate = apiKeyAuth({ prefix: 'sk_live', find: (lookup) => records.get(lookup) });
 * const who = await authenticate(request);
 * if (who.success) who.principal.tenant; // 'acme'
 * ```
 */
export function apiKeyAuth<Stored extends ApiKeyRecord>(
  options: ApiKeyAuthOptions<Stored>,
): Authenticate<Omit<Stored, 'digest'>> {
  const { prefix, find, realm = 'api', now = Date.now } = options;
  mustBePrefix(prefix);
  const refuse = refuseWith('ApiKey', realm);

  return async (request) => {
    if (hasKeyInQuery(request.url, prefix)) return refuse('credentials_in_query');
    const sent = sentKeys(request);
    if (sent === undefined) return refuse('credentials_malformed');
    const [text] = sent;
    if (text === undefined) return refuse('credentials_missing');
    if (sent.some((other) => other !== text)) return refuse('credentials_conflicting');
    const parts = await readKey(text, prefix);
    if (parts === undefined) return refuse('credentials_malformed');

    const record = await find(parts.lookup);
    const digest = await digestOf(parts.key);
    // Compared even without a record, so that the answer takes as long.
    const isRight = sameBytes(bytesOfText(digest), bytesOfText(record?.digest ?? randomHex(32)));
    if (record === null || record === undefined) return refuse('credentials_unknown');
    if (!isRight) return refuse('credentials_wrong');
    const end = endOf(record, now());
    if (end !== undefined) return refuse(end);
    const { digest: _, ...principal } = record;
    return { success: true, principal };
  };
}

/** The keys in the headers; `undefined` if `Authorization` holds anything but one. */
function sentKeys({ headers }: RequestHead): string[] | undefined {
  const authorization = headers.get('authorization');
  const alone = headers.get('x-api-key');
  const sent = alone === null ? [] : [alone];
  if (authorization === null) return sent;
  const key = /^ApiKey +([^ ]+)$/i.exec(authorization)?.[1];
  return key === undefined ? undefined : [key, ...sent];
}

/**
 * Whether the query string holds a key, judged by the names of parameters in any spelling, and by
 * their values.
 */
function hasKeyInQuery(url: string, prefix: string): boolean {
  if (!url.includes('?')) return false;
  for (const [name, value] of new URLSearchParams(url.slice(url.indexOf('?')))) {
    if (KEY_PARAMETERS.has(name.toLowerCase().replace(/[^a-z0-9]/g, ''))) return true;
    if (looksLikeKey(value, prefix) || looksLikeKey(name, prefix)) return true;
  }
  return false;
}

const KEY_PARAMETERS: ReadonlySet<string> = new Set(['apikey', 'xapikey']);
