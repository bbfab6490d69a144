import { randomHex } from '../bytes.js';

/** Where the nonces of good signatures are kept, so that each is good once. */
export interface NonceStore {
  /**
   * Records a key for so many milliseconds. `true` the first time; `false` while it is recorded. The
   * two must be one step, or two copies of a request that arrive together are both let in (CWE-367).
   */
  readonly claim: (key: string, milliseconds: number) => boolean | Promise<boolean>;
}

/** The parts of a signature that say when and which it is. */
export interface Stamp {
  readonly keyId: string;
  readonly nonce: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

/** A new nonce, of 128 random bits. */
export const newNonce = (): string => randomHex(16);

/** How long before and after its timestamp a signature is good, in seconds. */
const USUAL_WINDOW = 300;

/** A window that is no number would let in everything, or nothing. */
export function windowOf(seconds: number = USUAL_WINDOW): number {
  if (seconds > 0 && seconds <= 86_400) return seconds;
  throw new RangeError('windowSeconds is no number above 0, up to a day.');
}

/** Whether a timestamp is in the window around now. */
export const isFresh = ({ timestamp }: Stamp, now: number, window: number): boolean =>
  Math.abs(now - timestamp * 1000) <= window * 1000;

/**
 * Whether a nonce is new. It is kept as long as its signature could be sent again, and a second more.
 * Nonces are the key's own: nobody can use up another's. Ask only when the signature was right, or
 * whoever has seen a nonce could burn it.
 */
export async function isNew(
  nonces: NonceStore,
  { keyId, nonce, timestamp }: Stamp,
  now: number,
  window: number,
): Promise<boolean> {
  const milliseconds = Math.ceil((timestamp + window + 1) * 1000 - now);
  return (await nonces.claim(JSON.stringify([keyId, nonce]), milliseconds)) === true;
}
