/** Rules about the number of an object's entries. valibot counts the entries that it returns. */
import { isFilledIn } from '../absence.js';
import type { RuleIr, SchemaIr } from '../schema-ir.js';
import { isUnchanged } from '../unchanged.js';
import { both } from './combine.js';
import type { JsonSchema } from './json-schema.js';
import { isInherited, SKIPPED_KEYS } from './keys.js';
import { widenFor, type Translation } from './translation.js';
import { isCount } from './text.js';

/**
 * The keywords of a rule about entries, given the schema before it; `undefined` for other rules.
 */
export function entriesKeywords(
  { name, arguments: [count] }: RuleIr,
  of: SchemaIr,
  translation: Translation,
): JsonSchema | undefined {
  const type = TYPES.get(name);
  if (type === undefined) return undefined;
  // An intersection adds the entries of its other options.
  if (translation.isMerged) return {};
  if (!isCount(count)) {
    widenFor(type, translation)('its argument is not a number of entries');
    return {};
  }
  const change: Change =
    translation.side === 'output' ? { adds: false, drops: 'none' } : changeOf(of);
  report(type, count, change, translation);
  const least = change.adds || count === 0 ? {} : { minProperties: count };
  if (type === 'min_entries') return least;
  if (type === 'max_entries') return atMost(count, change, translation);
  if (type === 'entries') return both(least, atMost(count, change, translation));
  return count === 0 && !change.adds ? { minProperties: 1 } : {};
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['entries', 'entries'],
  ['minEntries', 'min_entries'],
  ['maxEntries', 'max_entries'],
  ['notEntries', 'not_entries'],
]);

/** How a schema changes the keys that are sent. */
interface Change {
  readonly adds: boolean;
  readonly drops: 'none' | 'skipped' | 'any';
}

function changeOf(schema: SchemaIr): Change {
  if (schema.kind === 'record') {
    return { adds: false, drops: isUnchanged(schema.key) ? 'skipped' : 'any' };
  }
  if (schema.kind !== 'object') return { adds: true, drops: 'any' };
  const { properties, rest } = schema;
  return {
    adds: properties.some(({ key, schema: inner }) => isInherited(key) || isFilledIn(inner)),
    drops: DROPS[typeof rest === 'string' ? rest : 'keep'],
  };
}

const DROPS = { refuse: 'none', keep: 'skipped', drop: 'any' } as const;

/** At most `count` keys, not counting those that valibot skips. */
function atMost(count: number, { drops }: Change, { to }: Translation): JsonSchema {
  const exact = { maxProperties: count };
  if (drops === 'any') return {};
  if (drops === 'none' || to === 'reader') return exact;
  const isOdd = { anyOf: SKIPPED_KEYS.map((key) => ({ required: [key] })) };
  return { anyOf: [exact, { maxProperties: count + SKIPPED_KEYS.length, ...isOdd }] };
}

function report(
  type: string,
  count: number,
  { adds, drops }: Change,
  translation: Translation,
): void {
  const widen = widenFor(type, translation);
  if (type === 'not_entries' && count > 0) widen('JSON Schema has no keyword for it');
  else if (adds || drops === 'any')
    widen('entries are dropped or filled in before they are counted');
  else if (drops === 'skipped') widen('valibot skips some keys, and does not count them', 'slight');
}
