import type { JsonObject, Target } from '../attack.js';
import { valueAt } from './at-path.js';

/** The object that the target is in, with the key that the sender may not write. */
export function attackedObject({ surface, place, key, wants }: Target): JsonObject {
  return { ...Object(valueAt(surface.base, place)), [key]: wants };
}
