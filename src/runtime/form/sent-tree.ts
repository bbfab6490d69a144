import { segmentOf } from '../issue.js';
import { refuseForm, type FormReading } from './form-reading.js';
import type { FormPair } from './pairs-of.js';
import { segmentsOf } from './segments-of.js';

/**
 * What was sent at a place, in each of the possible ways. This goes by names alone, before the Dto
 * is asked for types.
 */
export interface Sent {
  /** Values under the name of the place itself: `tags=a`. */
  readonly values: unknown[];
  /** Values for the next items: `tags[]=a`. */
  readonly items: unknown[];
  /** What was sent under a key or index: `tags[0]=a`. A `Map`, since the keys are the client's. */
  readonly inside: Map<string, Sent>;
}

/** Arranges the pairs of a form by the places that their names lead to. */
export function sentTree(pairs: readonly FormPair[], reading: FormReading): Sent {
  const whole = nothingYet();
  for (const [name, value] of pairs) {
    const segments = segmentsOf(name, reading.notation, reading.limits.depth);
    if (segments === undefined) refuseForm(reading, 'Malformed name', [segmentOf(name)]);
    else if (segments.length > reading.limits.depth) {
      refuseForm(reading, `More than ${reading.limits.depth} deep`, [segmentOf(name)]);
    } else put(value, segments, whole);
  }
  return whole;
}

function put(value: unknown, segments: readonly string[], whole: Sent): void {
  const isItem = segments.length > 1 && segments.at(-1) === '';
  let sent = whole;
  for (const segment of isItem ? segments.slice(0, -1) : segments) {
    const known = sent.inside.get(segment) ?? nothingYet();
    sent.inside.set(segment, known);
    sent = known;
  }
  (isItem ? sent.items : sent.values).push(value);
}

const nothingYet = (): Sent => ({ values: [], items: [], inside: new Map() });
