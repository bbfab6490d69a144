import { memoryNonces } from '../src/auth/nonces/memory-nonces.js';
import type { NonceStore } from '../src/auth/nonces/nonces.js';

/** Nonces in memory that count how often one was claimed. */
export interface CountedNonces extends NonceStore {
  claims: number;
}

export function countedNonces(now: () => number): CountedNonces {
  const kept = memoryNonces({ now });
  const nonces: CountedNonces = {
    claims: 0,
    claim(key, milliseconds) {
      nonces.claims += 1;
      return kept.claim(key, milliseconds);
    },
  };
  return nonces;
}
