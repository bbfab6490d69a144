/**
 * Where the three are known not to agree. Each must still be as it is written here: one that is
 * mended has to leave the list.
 */
import type { Case } from './hunt.js';
import type { Disagreement } from './hunt.js';

export interface KnownDifference extends Case {
  readonly title: string;
  /** Who tells something else than the reference. */
  readonly dissenters: readonly ('compiled' | 'schema')[];
  /** Whether a disagreement that was found at random is this one. */
  readonly covers: (found: Disagreement) => boolean;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [];
