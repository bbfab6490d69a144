import type { Surface } from '../attack.js';
import { mayTakeAt } from '../may-take.js';

/** The first key of the body that holds a list, and where no object may be sent instead. */
export function firstList({ base, schema }: Surface): string | undefined {
  return Object.keys(base).find(
    (key) => Array.isArray(base[key]) && !mayTakeAt('object', [key], schema),
  );
}
