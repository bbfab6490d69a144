import { defaultOfItem, mayTakeUndefined, takesUndefined } from '../absence.js';
import type { TupleIr } from '../schema-ir.js';
import { orDefault, orNull } from './combine.js';
import type { JsonSchema } from './json-schema.js';
import { widenFor, type Say, type Saying } from './saying.js';

/** Lists in which each position has its own schema. */
export function tupleSchema(tuple: TupleIr, saying: Saying, say: Say): JsonSchema {
  if (saying.side === 'output') return returned(tuple, say);
  if (tuple.prefixItems.some((item) => mayTakeUndefined(item) && !takesUndefined(item))) {
    widenFor('tuple', saying)('a missing item may be accepted', 'slight');
  }
  return sent(tuple, saying, say);
}

/** Trailing items may be missing if their schemas accept `undefined`. */
function sent({ prefixItems, rest }: TupleIr, { to }: Saying, say: Say): JsonSchema {
  const least = prefixItems.findLastIndex((item) => !mayTakeUndefined(item)) + 1;
  const isClosed = rest === 'refuse' || (rest === 'drop' && to === 'reader');
  return {
    type: 'array',
    ...(prefixItems.length > 0 && {
      prefixItems: prefixItems.map((item) => orDefault(say(item), defaultOfItem(item))),
    }),
    ...(typeof rest !== 'string' && { items: say(rest) }),
    ...(least > 0 && { minItems: least }),
    ...(isClosed && { maxItems: prefixItems.length }),
  };
}

/** Missing items are returned as `undefined`, which JSON writes as `null`. */
function returned({ prefixItems, rest }: TupleIr, say: Say): JsonSchema {
  const items = prefixItems.map((item) => (mayTakeUndefined(item) ? orNull(say(item)) : say(item)));
  return {
    type: 'array',
    ...(items.length > 0 && { prefixItems: items, minItems: items.length }),
    ...(typeof rest !== 'string' && { items: say(rest) }),
    ...((rest === 'drop' || rest === 'refuse') && { maxItems: items.length }),
  };
}
