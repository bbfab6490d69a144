import { defaultOfItem, mayTakeUndefined, takesUndefined } from '../absence.js';
import { keepsRest } from '../keeps-rest.js';
import type { SchemaIr, TupleIr } from '../schema-ir.js';
import { orDefault, orNull } from './combine.js';
import type { JsonSchema } from './json-schema.js';
import { mayReturnNothing } from './may-return-nothing.js';
import { widenFor, type Translate, type Translation } from './translation.js';

/** Lists in which each position has its own schema. */
export function tupleSchema(
  tuple: TupleIr,
  translation: Translation,
  translate: Translate,
): JsonSchema {
  if (translation.side === 'output') return returned(tuple, translation, translate);
  if (tuple.prefixItems.some((item) => mayTakeUndefined(item) && !takesUndefined(item))) {
    widenFor('tuple', translation)('a missing item may be accepted', 'slight');
  }
  return sent(tuple, translation, translate);
}

/** The schema of a list's items. JSON writes `null` for an item that is `undefined`. */
export function itemsSchema(
  items: SchemaIr,
  { side }: Translation,
  translate: Translate,
): JsonSchema {
  const said = translate(items);
  return side === 'output' && mayReturnNothing(items) ? orNull(said) : said;
}

/** Trailing items may be missing if their schemas accept `undefined`. */
function sent(
  { prefixItems, rest }: TupleIr,
  { to }: Translation,
  translate: Translate,
): JsonSchema {
  const least = prefixItems.findLastIndex((item) => !mayTakeUndefined(item)) + 1;
  const isClosed = rest === 'refuse' || (rest === 'drop' && to === 'reader');
  return {
    type: 'array',
    ...(prefixItems.length > 0 && {
      prefixItems: prefixItems.map((item) => orDefault(translate(item), defaultOfItem(item))),
    }),
    ...(typeof rest !== 'string' && { items: translate(rest) }),
    ...(least > 0 && { minItems: least }),
    ...(isClosed && { maxItems: prefixItems.length }),
  };
}

/** Missing items are returned as `undefined`, which JSON writes as `null`. */
function returned(
  { prefixItems, rest }: TupleIr,
  translation: Translation,
  translate: Translate,
): JsonSchema {
  const items = prefixItems.map((item) =>
    mayTakeUndefined(item) ? orNull(translate(item)) : translate(item),
  );
  return {
    type: 'array',
    ...(items.length > 0 && { prefixItems: items, minItems: items.length }),
    ...(typeof rest !== 'string' && { items: itemsSchema(rest, translation, translate) }),
    ...(!keepsRest(rest) && { maxItems: items.length }),
  };
}
