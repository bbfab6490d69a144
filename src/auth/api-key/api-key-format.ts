import { bytesOfText, hexOf, randomHex } from '../bytes.js';
import { digest } from '../digest.js';

/**
 * The parts of an API key. Its form is `prefix_lookup_secret`, followed by a checksum:
 * `sk_live_<16>_<64><8>` in hexadecimal digits. The prefix tells service and environment, `lookup`
 * finds the record and is not secret, and the checksum reveals typing errors without a look-up.
 * Scanners can find leaked keys by this form.
 */
export interface KeyParts {
  readonly key: string;
  readonly lookup: string;
}

const LOOKUP_BYTES = 8;
const SECRET_BYTES = 32;
const CHECKSUM_DIGITS = 8;
const AFTER_PREFIX = /^([0-9a-f]{16})_[0-9a-f]{72}$/;

/** The longest prefix that is allowed. */
const PREFIX_LENGTH = 32;

/**
 * Makes sure that a prefix is well-formed. A malformed one is a bug in the application, not in a
 * request.
 *
 * @throws {TypeError} If the prefix is malformed.
 */
export function mustBePrefix(prefix: string): void {
  const isText = typeof prefix === 'string' && prefix.length <= PREFIX_LENGTH;
  if (isText && /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(prefix)) return;
  throw new TypeError(
    `\`prefix\` has to be at most ${PREFIX_LENGTH} characters of a-z, 0-9 and single '_' between them, starting with a letter, such as 'sk_live'.`,
  );
}

/** Makes a new key, with a secret of 256 random bits. */
export async function makeKey(prefix: string): Promise<KeyParts> {
  const lookup = randomHex(LOOKUP_BYTES);
  const unchecked = `${prefix}_${lookup}_${randomHex(SECRET_BYTES)}`;
  return { key: unchecked + (await checksumOf(unchecked)), lookup };
}

/** Whether a text has the form of a key with this prefix. */
export const looksLikeKey = (text: string, prefix: string): boolean =>
  lookupOf(text, prefix) !== undefined;

/** Reads a key with this prefix; `undefined` if the text is not one. */
export async function readKey(text: string, prefix: string): Promise<KeyParts | undefined> {
  const lookup = lookupOf(text, prefix);
  if (lookup === undefined) return undefined;
  const checksum = await checksumOf(text.slice(0, -CHECKSUM_DIGITS));
  return text.endsWith(checksum) ? { key: text, lookup } : undefined;
}

const lookupOf = (text: string, prefix: string): string | undefined =>
  text.startsWith(`${prefix}_`) ? AFTER_PREFIX.exec(text.slice(prefix.length + 1))?.[1] : undefined;

const checksumOf = async (unchecked: string): Promise<string> =>
  (await digestOf(unchecked)).slice(0, CHECKSUM_DIGITS);

/**
 * The digest of a key, which is stored in its place. A fast one is enough: unlike a password, a
 * secret of 256 random bits can't be guessed (OWASP Password Storage Cheat Sheet).
 */
export const digestOf = async (key: string): Promise<string> =>
  hexOf(await digest('SHA-256', bytesOfText(key)));
