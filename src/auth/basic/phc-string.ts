import { base64Of, bytesOfBase64 } from './base64.js';
import { isCost, type ScryptCost } from './scrypt-cost.js';

/** An scrypt hash, with what is needed to compute it again. */
export interface ScryptHash {
  readonly cost: ScryptCost;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

/** A hash in the PHC string format, in which it is stored. */
export const phcOf = ({ cost: { ln, r, p }, salt, hash }: ScryptHash): string =>
  `$scrypt$ln=${ln},r=${r},p=${p}$${unpadded(salt)}$${unpadded(hash)}`;

/** Reads a PHC string; `undefined` for any other text, and for a cost that is too high. */
export function readPhc(text: string): ScryptHash | undefined {
  const parts = PHC.exec(text);
  if (parts === null) return undefined;
  const [, ln, r, p, encodedSalt = '', encodedHash = ''] = parts;
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const salt = bytesOfUnpadded(encodedSalt);
  const hash = bytesOfUnpadded(encodedHash);
  if (!isCost(cost) || salt === undefined || hash === undefined) return undefined;
  return { cost, salt, hash };
}

const PHC =
  /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

/** Base64 without padding, as in PHC strings. */
const unpadded = (bytes: Uint8Array): string => base64Of(bytes).replaceAll('=', '');

const bytesOfUnpadded = (text: string): Uint8Array | undefined =>
  bytesOfBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='));
