import type { RuleIr, RuleName } from '../schema-ir.js';
import { typesOf, type JsonSchema } from './combine.js';

/** `JSON.stringify` knows no bigint: it is up to the server how it sends one. */
export const BIGINT: JsonSchema = { type: ['integer', 'string'] };

export const DATE: JsonSchema = { type: 'string', format: 'date-time' };

/** What is known of a value after a transformation. What was known before need no longer be true. */
export function transformed(rule: RuleIr, before: JsonSchema): JsonSchema {
  if (rule.name === 'toMinValue') return clamped('minimum', rule, before);
  if (rule.name === 'toMaxValue') return clamped('maximum', rule, before);
  if (rule.name === 'sortItems') return 'prefixItems' in before ? { type: 'array' } : before;
  return MADE.get(rule.name) ?? {};
}

const TEXT: JsonSchema = { type: 'string' };

const MADE: ReadonlyMap<RuleName, JsonSchema> = new Map<RuleName, JsonSchema>([
  ['trim', TEXT],
  ['trimStart', TEXT],
  ['trimEnd', TEXT],
  ['toLowerCase', TEXT],
  ['toUpperCase', TEXT],
  ['normalize', TEXT],
  ['toCamelCase', TEXT],
  ['toKebabCase', TEXT],
  ['toPascalCase', TEXT],
  ['toSnakeCase', TEXT],
  ['toString', TEXT],
  ['stringifyJson', TEXT],
  ['toNumber', { type: 'number' }],
  ['toBoolean', { type: 'boolean' }],
  ['parseBoolean', { type: 'boolean' }],
  ['toBigint', BIGINT],
  ['toDate', DATE],
]);

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
