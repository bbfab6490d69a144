import { RULE_TRAITS, type RuleTraits } from '../rule-traits.js';
import type { ArgumentIr, RuleIr } from '../schema-ir.js';
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

const NUMBER: JsonSchema = { type: ['number', 'integer'] };

const MADE: Readonly<Record<NonNullable<RuleTraits['makes']>, JsonSchema>> = {
  string: TEXT,
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  bigint: BIGINT,
  date: DATE,
  anything: {},
};

/** The value as it was, or the limit. Little is known if the two may differ in type. */
function clamped(
  keyword: 'minimum' | 'maximum',
  { arguments: [limit] }: RuleIr,
  before: JsonSchema,
): JsonSchema {
  if (typeof limit === 'number' && Number.isFinite(limit) && isWithin(before, NUMBER)) {
    return { type: 'number', [keyword]: limit || 0 };
  }
  const known = schemaOfLimit(limit);
  return isWithin(before, known) ? known : {};
}

function schemaOfLimit(limit: ArgumentIr): JsonSchema {
  if (limit instanceof Date) return DATE;
  if (typeof limit === 'bigint') return BIGINT;
  return typeof limit === 'string' ? TEXT : {};
}

/** Whether a schema names the types and the format of another one, or fewer. */
function isWithin(schema: JsonSchema, known: JsonSchema): boolean {
  const types = typesOf(schema);
  const isOfTypes = types.length > 0 && types.every((type) => typesOf(known).includes(type));
  return isOfTypes && (known.format === undefined || known.format === schema.format);
}
