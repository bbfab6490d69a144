import { scrypt } from 'node:crypto';
import { base64Of, bytesOfBase64 } from './base64.js';
import { bytesOfText, randomBytes, sameBytes } from './bytes.js';

/** What one guess costs: 128 · r · 2^ln bytes of memory, p times one after another. */
export interface ScryptCost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** One of the equally strong rows of the OWASP Password Storage Cheat Sheet: 32 MiB, 3 times. */
export const USUAL_COST: ScryptCost = { ln: 15, r: 8, p: 3 };

/** A longer password is refused before anything is computed (CWE-400). */
const PASSWORD_BYTES = 1024;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** A stored hash may not ask for more. */
const MEMORY_BYTES = 2 ** 29;

/**
 * Hashes a password for storage, with scrypt (RFC 7914) and a random salt. Its Unicode form doesn't
 * matter (NFC, as RFC 8265 asks).
 *
 * @param password At most 1024 bytes in UTF-8, and no NUL.
 * @param cost What a guess shall cost. Default `{ ln: 15, r: 8, p: 3 }`.
 *
 * @returns A PHC string that holds the cost and the salt: `$scrypt$ln=15,r=8,p=3$…$…`.
 *
 * @throws {RangeError} If the password is too long or has a NUL, or the cost beyond 512 MiB.
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
    throw new RangeError(`A password has at most ${PASSWORD_BYTES} bytes, and no NUL.`);
  }
  if (!isCost(cost)) throw new RangeError('The cost of scrypt is no such number, or too high.');
  const salt = randomBytes(SALT_BYTES);
  return phcOf(cost, salt, await derive(secret, salt, cost, HASH_BYTES));
}

/**
 * Whether a password is the one of a hash, at the cost that the hash holds. Hashes are compared in
 * constant time.
 *
 * @param password What somebody sent.
 * @param hash What `hashPassword` returned.
 *
 * @returns `false` for another password, one that can't have been hashed, and a hash that is none of scrypt.
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

/** A hash that no password has, and that costs as much to find out: for users who don't exist. */
export function hashOfNobody(cost: ScryptCost): string {
  return phcOf(cost, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
}

function passwordBytes(password: string): Uint8Array | undefined {
  // In UTF-8, a text has at least as many bytes as units: the longest are not even normalised.
  if (password.length > PASSWORD_BYTES) return undefined;
  // HMAC, on which scrypt is built, pads its key with them: 'x' and 'x\0' would be one password.
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
    scrypt(secret, salt, length, options, (error, derived) =>
      error === null ? resolve(derived) : reject(error),
    );
  });

const phcOf = ({ ln, r, p }: ScryptCost, salt: Uint8Array, hash: Uint8Array): string =>
  `$scrypt$ln=${ln},r=${r},p=${p}$${unpadded(salt)}$${unpadded(hash)}`;

/** The PHC string format has base64 without padding. */
const unpadded = (bytes: Uint8Array): string => base64Of(bytes).replaceAll('=', '');

const bytesOfUnpadded = (text: string): Uint8Array | undefined =>
  bytesOfBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='));

const PHC =
  /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

interface StoredHash {
  readonly cost: ScryptCost;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

function readPhc(text: string): StoredHash | undefined {
  const parts = PHC.exec(text);
  if (parts === null) return undefined;
  const [, ln, r, p, encodedSalt = '', encodedHash = ''] = parts;
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const salt = bytesOfUnpadded(encodedSalt);
  const hash = bytesOfUnpadded(encodedHash);
  if (!isCost(cost) || salt === undefined || hash === undefined) return undefined;
  return { cost, salt, hash };
}

const isCost = ({ ln, r, p }: ScryptCost): boolean =>
  [ln, r, p].every((number) => Number.isInteger(number) && number >= 1 && number <= 99) &&
  128 * r * 2 ** ln <= MEMORY_BYTES;
