import { RULE_TRAITS } from './rule-traits.js';
import type { RuleIr, SchemaIr } from './schema-ir.js';

/**
 * Whether valibot's own code may throw at what a client sends to a schema: objects that no text can be
 * made of can't be sorted, and of a schema that takes anything nothing is known.
 */
export function mayFail({ name }: RuleIr, given: SchemaIr): boolean {
  if (name === 'sortItems') return !(given.kind === 'array' && hasText(given.items));
  const { does } = RULE_TRAITS[name];
  const isCautious = does === 'converts' || does === 'names';
  return given.kind === 'type' && ANYTHING.has(given.type) && !isCautious;
}

/** Whether all that a schema takes can be sorted, or made a text of. */
export const hasText = (item: SchemaIr): boolean =>
  item.kind === 'const' || item.kind === 'enum' || (item.kind === 'type' && TEXTS.has(item.type));

const TEXTS: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'bigint', 'date']);

const ANYTHING: ReadonlySet<string> = new Set(['any', 'unknown']);
