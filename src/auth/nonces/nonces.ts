import { randomHex } from '../bytes.js';

/** A store that remembers the nonces of valid signatures, so that each is accepted once. */
export interface NonceStore {
  /**
   * Records a key for a number of milliseconds. Returns `true` if it was new, `false` while it is
   * recorded. Checking and recording have to be one step: otherwise two copies of a request that
   * arrive together are both accepted (CWE-367).
   */
  readonly claim: (key: string, milliseconds: number) => boolean | Promise<boolean>;
}

/** The parts of a signature that identify it: its key, nonce and time. */
export interface Stamp {
  readonly keyId: string;
  readonly nonce: string;
  /** When the signature was made, in seconds since 1970. */
  readonly timestamp: number;
}

/** Makes a nonce of 128 random bits. */
export const newNonce = (): string => randomHex(16);

/** How many seconds before and after its timestamp a signature is valid, by default. */
const USUAL_WINDOW = 300;

/**
 * The window that was asked for, or the usual one.
 *
 * @throws {RangeError} If it is no number above 0, or more than a day. One that is not a number
 * would let in everything or nothing.
 */
export function windowOf(seconds: number = USUAL_WINDOW): number {
  if (seconds > 0 && seconds <= 86_400) return seconds;
  throw new RangeError('`windowSeconds` has to be a number above 0, and at most 86400 (a day).');
}

/** Whether a timestamp is within the window around now. */
export const isFresh = ({ timestamp }: Stamp, now: number, window: number): boolean =>
  Math.abs(now - timestamp * 1000) <= window * 1000;

/**
 * Whether a nonce is new; if so, it is recorded for as long as its signature could be sent again,
 * and a second more. Each key has its own nonces, so nobody can use up another's. Call this only
 * for a valid signature: otherwise anyone who has seen a nonce could use it up.
 */
export async function claimNonce(
  nonces: NonceStore,
  { keyId, nonce, timestamp }: Stamp,
  now: number,
  window: number,
): Promise<boolean> {
  const milliseconds = Math.ceil((timestamp + window + 1) * 1000 - now);
  // The look-up of the key may have taken that long. A store would forget such a nonce at once.
  if (milliseconds <= 0) return false;
  return (await nonces.claim(JSON.stringify([keyId, nonce]), milliseconds)) === true;
}
