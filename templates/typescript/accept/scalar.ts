import type { Emitter, Place } from '../read/emitter.js';
import { conditionOf, type Scalar } from '../read/scalar.js';

/** The conditions under which a value is refused, one of which has to hold. */
export function scalarFails(schema: Scalar, place: Place, emitter: Emitter): readonly string[] {
  const { fails } = conditionOf(schema, place, emitter);
  // Those of a type spell no text of a user's.
  return schema.kind === 'type' ? fails.split(' || ') : [fails];
}
