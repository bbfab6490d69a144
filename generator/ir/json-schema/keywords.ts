import { RULE_TRAITS } from '../rule-traits.js';
import type { ArgumentIr, RuleIr, RuleName } from '../schema-ir.js';
import { both } from './combine.js';
import { isJson, NEVER, typesOf, type JsonSchema, type JsonType } from './json-schema.js';
import { isCount, textKeywords, type Asking } from './text.js';

/**
 * The keywords of a rule for values of a schema; none if JSON Schema can't express it. A keyword
 * concerns one type only, so a rule may have keywords for texts and for lists.
 */
export function keywordsOf(rule: RuleIr, of: JsonSchema, asking: Asking): JsonSchema {
  const { name } = rule;
  const [argument] = rule.arguments;
  if (RULE_TRAITS[name].does === 'names' || name === 'finite') return {}; // all numbers in JSON are finite
  const asked =
    VALUES.get(name)?.(listOf(argument), of) ??
    NUMBERS.get(name)?.(argument, of, asking) ??
    'other types';
  if (asked === 'unsayable') {
    asking.widen('JSON Schema compares numbers only, and values of one type');
    return {};
  }
  if (asked !== 'other types') return asked;
  const ofText = mayBe(of, 'string') ? textKeywords(rule, asking) : {};
  const ofList = mayBe(of, 'array') ? listKeywords(rule, asking) : {};
  if (!isOnly(of, 'string') && !isOnly(of, 'array'))
    asking.widen('it applies to values of any type');
  return both(ofText, ofList);
}

const mayBe = (schema: JsonSchema, type: JsonType): boolean =>
  schema.type === undefined || typesOf(schema).includes(type);

const isOnly = (schema: JsonSchema, type: JsonType): boolean =>
  schema.type !== undefined && typesOf(schema).every((name) => name === type);

const listOf = (argument: ArgumentIr): readonly unknown[] =>
  Array.isArray(argument) ? argument : [argument];

type Sayable = JsonSchema | 'unsayable';

type OfValues = (values: readonly unknown[], of: JsonSchema) => Sayable;

const VALUES: ReadonlyMap<RuleName, OfValues> = new Map<RuleName, OfValues>([
  ['value', oneOf],
  ['values', oneOf],
  ['notValue', noneOf],
  ['notValues', noneOf],
]);

function oneOf(values: readonly unknown[], of: JsonSchema): Sayable {
  if (!areComparable(values, of)) return 'unsayable';
  const sayable = values.filter(isJson);
  return sayable.length === 0 ? NEVER : { enum: [...new Set(sayable)] };
}

function noneOf(values: readonly unknown[], of: JsonSchema): Sayable {
  if (!areComparable(values, of)) return 'unsayable';
  const sayable = values.filter(isJson);
  return sayable.length === 0 ? {} : { not: { enum: [...new Set(sayable)] } };
}

/**
 * valibot compares with `<=` and `>=`, which amounts to equality only between values of one type.
 */
function areComparable(values: readonly unknown[], of: JsonSchema): boolean {
  const types = typesOf(of).map((type) => (type === 'integer' ? 'number' : type));
  return types.length === 1 && values.every((value) => typeof value === types[0]);
}

type OfNumber = (argument: ArgumentIr, of: JsonSchema, asking: Asking) => Sayable;

const NUMBERS: ReadonlyMap<RuleName, OfNumber> = new Map<RuleName, OfNumber>([
  ['minValue', limit('minimum')],
  ['maxValue', limit('maximum')],
  ['gtValue', limit('exclusiveMinimum')],
  ['ltValue', limit('exclusiveMaximum')],
  ['multipleOf', multipleOf],
  ['integer', () => ({ type: 'integer' })],
  ['safeInteger', () => SAFE_INTEGER],
]);

const SAFE_INTEGER: JsonSchema = {
  type: 'integer',
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
};

function limit(keyword: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum'): OfNumber {
  return (argument, of) =>
    isFiniteNumber(argument) && isNumeric(of) ? { [keyword]: argument || 0 } : 'unsayable';
}

function multipleOf(argument: ArgumentIr, of: JsonSchema, { widen }: Asking): Sayable {
  if (!isFiniteNumber(argument) || argument === 0 || !isNumeric(of)) return 'unsayable';
  if (!isBinary(argument)) widen('0.3 is not a multiple of 0.1 in JavaScript', 'slight');
  return { multipleOf: Math.abs(argument) };
}

/**
 * Whether a number is an integer divided by a power of two, so that its multiples are not rounded.
 */
const isBinary = (value: number): boolean => Number.isInteger(value * 2 ** 20);

const isNumeric = (schema: JsonSchema): boolean =>
  isOnly(schema, 'number') || isOnly(schema, 'integer');

const isFiniteNumber = (argument: ArgumentIr): argument is number =>
  typeof argument === 'number' && Number.isFinite(argument);

/** The keywords of a rule about lists. */
export function listKeywords(rule: RuleIr, { widen }: Pick<Asking, 'widen'>): JsonSchema {
  const [argument] = rule.arguments;
  if (rule.name === 'includes' && isJson(argument)) return { contains: { enum: [argument] } };
  if (rule.name === 'excludes' && isJson(argument)) return { items: { not: { enum: [argument] } } };
  const length = LIST_LENGTHS.get(rule.name);
  const count = rule.arguments.length === 0 ? 0 : argument;
  if (length !== undefined && isCount(count)) return length(count);
  widen('JSON Schema has no keyword for it in lists');
  return {};
}

type Length = (count: number) => JsonSchema;

const LIST_LENGTHS: ReadonlyMap<RuleName, Length> = new Map<RuleName, Length>([
  ['nonEmpty', butNot],
  ['empty', (count) => ({ maxItems: count })],
  ['minLength', atLeast],
  ['maxLength', (count) => ({ maxItems: count })],
  ['length', (count) => ({ ...atLeast(count), maxItems: count })],
  ['notLength', butNot],
]);

function atLeast(count: number): JsonSchema {
  return count === 0 ? {} : { minItems: count };
}

function butNot(count: number): JsonSchema {
  return count === 0
    ? { minItems: 1 }
    : { not: { type: 'array', minItems: count, maxItems: count } };
}
