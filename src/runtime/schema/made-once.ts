import type * as v from 'valibot';
import type { Shape } from '../../model/grants.js';

type Make = (shape: Shape, roles: number) => v.GenericSchema;

/** What each function has made so far, by shape and roles. */
const made = new WeakMap<Make, Map<string, v.GenericSchema>>();

/** A server asks for few combinations of roles. If one asks for all, memory stays bounded. */
const MOST = 256;

/**
 * Makes a model's schema for a shape and roles, or finds the one made before. Models that nest each
 * other would otherwise be made once for each path to them: ten levels, each with three fields that
 * hold the next one, are 60,000 schemas for one Dto.
 *
 * @param make A generated function. It stands for its model.
 */
/* @__NO_SIDE_EFFECTS__ */
export function madeOnce(
  make: Make,
  shape: Shape,
  roles: number,
): v.GenericSchema<any> /* any: who asks for a shape knows its type */ {
  const known = made.get(make) ?? new Map<string, v.GenericSchema>();
  made.set(make, known);
  const key = `${shape} ${roles}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const schema = make(shape, roles);
  if (known.size >= MOST) known.clear();
  known.set(key, schema);
  return schema;
}
