import { refuseWith, type Authenticate, type Found } from '../authentication.js';
import { readBasic } from './basic-credentials.js';
import { hashOfNobody, verifyPassword } from './password-hash.js';
import { readPhc } from './phc-string.js';
import { USUAL_COST, type ScryptCost } from './scrypt-cost.js';

/** Who somebody is, and the hash of the password that proves it. */
export interface BasicUser<Principal> {
  readonly principal: Principal;
  /** From `hashPassword`; `null` for whoever has no password. */
  readonly passwordHash: string | null;
}

export interface BasicAuthOptions<Principal> {
  /** Finds a user by name, which is in Unicode's form NFC. */
  readonly find: (username: string) => Found<BasicUser<Principal>>;
  /** Named in the challenge. Default `api`. */
  readonly realm?: string;
  /** What your hashes cost, so that an unknown name costs as much. Default `{ ln: 15, r: 8, p: 3 }`. */
  readonly cost?: ScryptCost;
}

/**
 * Makes an authenticator for `Authorization: Basic …` (RFC 7617): UTF-8, and colons in the password.
 * A name that nobody has takes as long as a wrong password (CWE-203, CWE-208).
 *
 * @param options Where users are found. What `find` throws is thrown.
 *
 * @returns A function from a request to the principal, or the refusal.
 *
 * @throws {TypeError} If the realm is not printable ASCII.
 * @throws {RangeError} If the cost is beyond 512 MiB, or no such number.
 *
 * @example
 * ```ts
 * import { basicAuth } from 'gen-dtos/auth';
 *
 * interface User { id: string; passwordHash: string }
 * declare const users: Map<string, User>;
 * declare const request: Request;
 *
 * const authenticate = basicAuth({
 *   find: (username) => {
 *     const user = users.get(username);
 *     return user && { principal: { userId: user.id }, passwordHash: user.passwordHash };
 *   },
 * });
 * const who = await authenticate(request);
 * if (who.success) who.principal.userId;
 * ```
 */
export function basicAuth<Principal>(
  options: BasicAuthOptions<Principal>,
): Authenticate<Principal> {
  const { find, realm = 'api', cost = USUAL_COST } = options;
  const refuse = refuseWith('Basic', realm, ', charset="UTF-8"');
  const nobodysHash = hashOfNobody(cost);

  return async ({ headers }) => {
    const header = headers.get('authorization');
    if (header === null) return refuse('credentials_missing');
    const sent = readBasic(header);
    if (sent === undefined) return refuse('credentials_malformed');
    const user = await find(sent.username.normalize('NFC'));
    // Whoever can't log in by a password takes as long, too (CWE-208).
    const hash = user?.passwordHash ?? '';
    const isRight = await verifyPassword(sent.password, readPhc(hash) ? hash : nobodysHash);
    if (user === null || user === undefined) return refuse('credentials_unknown');
    return isRight ? { success: true, principal: user.principal } : refuse('credentials_wrong');
  };
}
