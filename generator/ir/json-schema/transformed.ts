import { RULE_TRAITS, type RuleTraits } from '../rule-traits.js';
import type { RuleIr } from '../schema-ir.js';
import { typesOf, type JsonSchema } from './json-schema.js';

/** `JSON.stringify` does not know bigint, so the server decides how to send it. */
export const BIGINT: JsonSchema = { type: ['integer', 'string'] };

export const DATE: JsonSchema = { type: 'string', format: 'date-time' };

/** What is known about a value after a transformation. Earlier knowledge may no longer hold. */
export function transformed(rule: RuleIr, before: JsonSchema): JsonSchema {
  if (rule.name === 'toMinValue') return clamped('minimum', rule, before);
  if (rule.name === 'toMaxValue') return clamped('maximum', rule, before);
  if (rule.name === 'sortItems') return 'prefixItems' in before ? { type: 'array' } : before;
  const { makes } = RULE_TRAITS[rule.name];
  return makes === undefined ? {} : MADE[makes];
}

const TEXT: JsonSchema = { type: 'string' };

const MADE: Readonly<Record<NonNullable<RuleTraits['makes']>, JsonSchema>> = {
  string: TEXT,
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  bigint: BIGINT,
  date: DATE,
  anything: {},
};

function clamped(
  limit: 'minimum' | 'maximum',
  { arguments: [value] }: RuleIr,
  before: JsonSchema,
): JsonSchema {
  const isNumber = typesOf(before).every((type) => type === 'number' || type === 'integer');
  if (typeof value === 'number' && Number.isFinite(value) && isNumber && 'type' in before) {
    return { type: 'number', [limit]: value };
  }
  if (value instanceof Date) return DATE;
  if (typeof value === 'bigint') return BIGINT;
  return typeof value === 'string' ? TEXT : {};
}
