import { refuseWith, type Authenticate, type Found } from '../authentication.js';
import { readBasic } from './basic-credentials.js';
import { hashOfNobody, verifyPassword } from './password-hash.js';
import { readPhc } from './phc-string.js';
import { mustBeCost, USUAL_COST, type ScryptCost } from './scrypt-cost.js';

/** A user as `basicAuth` needs them: the principal, and the hash of the password that proves it. */
export interface BasicUser<Principal> {
  /** Who the user is: what a successful authentication returns. */
  readonly principal: Principal;
  /** What `hashPassword` returned; `null` for a user without a password. */
  readonly passwordHash: string | null;
}

/** The options of `basicAuth`. */
export interface BasicAuthOptions<Principal> {
  /** Finds a user by name. The name is given in Unicode form NFC. */
  readonly find: (username: string) => Found<BasicUser<Principal>>;
  /** The realm named in the challenge. Default: `api`. */
  readonly realm?: string;
  /**
   * The cost of your hashes, so that an unknown name takes as long to refuse. Default:
   * `{ ln: 15, r: 8, p: 3 }`.
   */
  readonly cost?: ScryptCost;
}

/**
 * Makes an authenticator for `Authorization: Basic …` (RFC 7617), in UTF-8; passwords may have
 * colons. An unknown name takes as long to refuse as a wrong password (CWE-203, CWE-208).
 *
 * @param options How to find users, and the cost of their hashes.
 *
 * @returns A function that takes a request, and returns the principal or a refusal. It throws what
 * `find` throws.
 *
 * @throws {TypeError} If the realm is not printable ASCII.
 * @throws {RangeError} If the cost is not valid, or takes more than 512 MiB.
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
  mustBeCost(cost); // or nobody's hash would be refused at once

  return async ({ headers }) => {
    const header = headers.get('authorization');
    if (header === null) return refuse('credentials_missing');
    const sent = readBasic(header);
    if (sent === undefined) return refuse('credentials_malformed');
    const user = await find(sent.username.normalize('NFC'));
    // A user without a password takes as long to refuse, too (CWE-208).
    const hash = user?.passwordHash ?? '';
    const isRight = await verifyPassword(sent.password, readPhc(hash) ? hash : hashOfNobody(cost));
    if (user === null || user === undefined) return refuse('credentials_unknown');
    return isRight ? { success: true, principal: user.principal } : refuse('credentials_wrong');
  };
}
