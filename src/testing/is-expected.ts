import type { Attack } from './attack.js';

/** Whether a place that an answer named, as a JSON Pointer, is one that it had to name. */
export function isExpected({ carrier, expected }: Attack, pointer: string): boolean {
  const { pointer: place, option } = expected;
  if (pointer === place || place === undefined) return pointer === place;
  if (carrier === 'json-patch') return place !== '' && isIn(pointer, place);
  return option !== undefined && isIn(pointer, option) && isIn(place, pointer);
}

/** Whether a place is inside another one, or the same. */
const isIn = (inner: string, outer: string): boolean => `${inner}/`.startsWith(`${outer}/`);
