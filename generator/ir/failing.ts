import { RULE_TRAITS } from './rule-traits.js';
import type { RuleIr, SchemaIr } from './schema-ir.js';

/**
 * Whether valibot's own code may throw for something a client sends: objects that can't be turned
 * into text can't be sorted, and a schema that accepts anything guarantees nothing.
 */
export function mayFail({ name }: RuleIr, given: SchemaIr): boolean {
  if (name === 'sortItems') return !(given.kind === 'array' && hasText(given.items));
  const { does } = RULE_TRAITS[name];
  const isCautious = does === 'converts' || does === 'names';
  return given.kind === 'type' && ANYTHING.has(given.type) && !isCautious;
}

/** Whether everything a schema accepts can be turned into text, and so be sorted. */
export const hasText = (item: SchemaIr): boolean =>
  item.kind === 'const' || item.kind === 'enum' || (item.kind === 'type' && TEXTS.has(item.type));

const TEXTS: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'bigint', 'date']);

const ANYTHING: ReadonlySet<string> = new Set(['any', 'unknown']);
