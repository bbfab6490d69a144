import type { Emitter, Place } from '../read/emitter.js';
import { conditionOf, type Scalar } from '../read/scalar.js';

/** The conditions of which at least one holds if a value is refused. */
export function scalarFails(schema: Scalar, place: Place, emitter: Emitter): readonly string[] {
  const { fails } = conditionOf(schema, place, emitter);
  // Conditions about types contain no text of the user's, so they can be split.
  return schema.kind === 'type' ? fails.split(' || ') : [fails];
}
