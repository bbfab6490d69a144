import type { Surface } from '../attack.js';

/** The first key of the body that holds a list. */
export function firstList({ base }: Surface): string | undefined {
  return Object.keys(base).find((key) => Array.isArray(base[key]));
}
