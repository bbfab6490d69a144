import { scrypt } from 'node:crypto';
import { bytesOfText, randomBytes, sameBytes } from '../bytes.js';
import { phcOf, readPhc } from './phc-string.js';
import { MEMORY_BYTES, mustBeCost, USUAL_COST, type ScryptCost } from './scrypt-cost.js';

/** A longer password is refused before anything is computed (CWE-400). */
const PASSWORD_BYTES = 1024;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/**
 * Hashes a password for storage, with scrypt (RFC 7914) and a random salt. The password is
 * normalised first (NFC, as RFC 8265 asks), so it does not matter in which Unicode form it was
 * typed.
 *
 * @param password The password: at most 1024 bytes in UTF-8, without NUL.
 * @param cost What one guess costs. Default: `{ ln: 15, r: 8, p: 3 }`.
 *
 * @returns A PHC string, which also holds the cost and the salt: `$scrypt$ln=15,r=8,p=3$…$…`.
 *
 * @throws {RangeError} If the password is too long or has a NUL, or if the cost is not valid or
 * takes more than 512 MiB.
 *
 * @example
 * ```ts
 * import { hashPassword, verifyPassword } from 'gen-dtos/auth';
 *
 * const hash = await hashPassword('correct horse battery staple'); // '$scrypt$ln=15,r=8,p=3$…'
 * await verifyPassword('correct horse battery staple', hash); // true
 * ```
 */
export async function hashPassword(
  password: string,
  cost: ScryptCost = USUAL_COST,
): Promise<string> {
  const secret = passwordBytes(password);
  if (secret === undefined) {
    throw new RangeError(
      `\`password\` has to be at most ${PASSWORD_BYTES} bytes in UTF-8, without NUL.`,
    );
  }
  mustBeCost(cost);
  const salt = randomBytes(SALT_BYTES);
  return phcOf({ cost, salt, hash: await derive(secret, salt, cost, HASH_BYTES) });
}

/**
 * Whether a password matches a hash, at the cost that is stored in the hash. Hashes are compared in
 * constant time.
 *
 * @param password The password that was sent.
 * @param hash The stored hash, which `hashPassword` returned.
 *
 * @returns `true` if it matches; `false` for another password, for one that `hashPassword` refuses,
 * and for a text that is not an scrypt hash.
 *
 * @example
 * ```ts
 * import { verifyPassword } from 'gen-dtos/auth';
 *
 * await verifyPassword('hunter2', 'plain text'); // false
 * ```
 */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const secret = passwordBytes(password);
  const stored = readPhc(hash);
  if (secret === undefined || stored === undefined) return false;
  const derived = await derive(secret, stored.salt, stored.cost, stored.hash.length);
  return sameBytes(derived, stored.hash);
}

/** Makes a hash that no password matches, and that costs as much to check: for unknown users. */
export function hashOfNobody(cost: ScryptCost): string {
  return phcOf({ cost, salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) });
}

function passwordBytes(password: string): Uint8Array | undefined {
  // A text has at least as many bytes in UTF-8 as code units, so a long one need not even be
  // normalised.
  if (password.length > PASSWORD_BYTES) return undefined;
  // HMAC, which scrypt is built on, pads its key with NULs: 'x' and 'x\0' would be the same
  // password.
  if (password.includes('\0')) return undefined;
  const bytes = bytesOfText(password.normalize('NFC'));
  return bytes.length > PASSWORD_BYTES ? undefined : bytes;
}

const derive = (
  secret: Uint8Array,
  salt: Uint8Array,
  { ln, r, p }: ScryptCost,
  length: number,
): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** ln, r, p, maxmem: 2 * MEMORY_BYTES };
    scrypt(
      secret,
      salt,
      length,
      options,
      (error, derived) => (error ? reject(error) : resolve(derived)), // Bun's is `undefined` instead of `null`
    );
  });
