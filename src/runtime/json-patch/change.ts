import { isRecord, memberOf } from '../plain-object.js';
import { spotIn, type ModelSpot, type Spot } from './spot.js';
import type { Write } from './writes.js';

/** What was written of a value: some fields of a model, or the value as a whole. */
export type Touched = 'whole' | Map<string, Touched>;

/** Collects what was written, field by field as far as models nest. */
export function touchedBy(writes: readonly Write[], record: ModelSpot): Touched {
  return writes.reduce<Touched>((touched, { path }) => touch(touched, path, record), new Map());
}

function touch(touched: Touched, path: readonly string[], spot: Spot | undefined): Touched {
  const [key, ...rest] = path;
  if (touched === 'whole' || key === undefined || spot?.kind !== 'model') return 'whole';
  return touched.set(key, touch(touched.get(key) ?? new Map(), rest, spotIn(spot, key)));
}

/** A touched place of a record, before and after the operations. */
export interface Change {
  readonly touched: Touched;
  readonly before: unknown;
  readonly after: unknown;
  readonly spot: Spot;
}

/** The touched fields of a model. */
export function fieldsOf({ touched, before, after, spot }: Change): [string, Change][] {
  const keys = touched === 'whole' ? keysOf(before, after) : [...touched.keys()];
  return keys.flatMap((key): [string, Change][] => {
    const inside = spotIn(spot, key);
    if (inside === undefined) return [];
    const field = touched === 'whole' ? touched : (touched.get(key) ?? 'whole');
    const change = { before: memberOf(before, key), after: memberOf(after, key) };
    return [[key, { ...change, touched: field, spot: inside }]];
  });
}

function keysOf(before: unknown, after: unknown): string[] {
  const keys = [before, after].flatMap((value) => (isRecord(value) ? Object.keys(value) : []));
  return [...new Set(keys)];
}
