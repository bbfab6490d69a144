import type {
  PipeIr,
  Primitive,
  RuleIr,
  RuleName,
  SchemaIr,
  TypeIr,
  WrapperIr,
} from '../../generator/ir/schema-ir.js';
import { literal, regExpArguments } from '../encode.js';
import { array, call, type Expression } from '../expression.js';
import { anyOf, compare, is, isNot, order, together, type Condition } from './condition.js';

/** Makes a constant of the module and returns its name, for what should be made once. */
export type Hoist = (value: Expression) => string;

/** More values than this are looked up in a set. */
const MAX_COMPARED = 4;

/** Longer conditions don't fit on a line between `if (` and `) return INVALID;`. */
const MAX_LENGTH = 75;

/** Longer requirements are constants of the module. */
const MAX_REQUIREMENT = 40;

/**
 * A schema as conditions on a variable, all of which hold for what it accepts: values that are
 * taken as they are. Arrays and objects are copied, so they are read instead (`read.ts`).
 */
export function testOf(
  schema: SchemaIr,
  variable: string,
  hoist: Hoist,
): readonly Condition[] | undefined {
  switch (schema.kind) {
    case 'type':
      return TYPE_TESTS[schema.type](variable);
    case 'const':
      return [oneOf(variable, [schema.const], hoist)];
    case 'enum':
      return [oneOf(variable, schema.enum, hoist)];
    case 'wrapper':
      return wrapperTest(schema, variable, hoist);
    case 'pipe':
      return pipeTest(schema, variable, hoist);
    default:
      return undefined;
  }
}

/** A rule as a condition; nothing if only valibot can say it. */
export function ruleTest(rule: RuleIr, variable: string, hoist: Hoist): Condition | undefined {
  const pattern = PATTERNS[rule.name];
  if (pattern !== undefined) return is(`${pattern}.test(${variable})`);
  const { requirement } = rule;
  if (requirement instanceof RegExp) {
    const made = hoist(call('new RegExp', ...regExpArguments(requirement)));
    return is(`${made}.test(${variable})`);
  }
  if (requirement instanceof Date) return undefined;
  const text = requirement === undefined ? '' : literal(requirement);
  return RULE_TESTS[rule.name]?.(variable, text.length > MAX_REQUIREMENT ? hoist(text) : text);
}

/** What a rule makes of a value, if it is a transformation. */
export function transformationOf(rule: RuleIr, variable: string): string | undefined {
  return TRANSFORMATIONS.has(rule.name) ? `${variable}.${rule.name}()` : undefined;
}

/** The pattern that valibot exports for a rule. */
export const PATTERNS: Readonly<Partial<Record<RuleName, string>>> = {
  base64: 'BASE64_REGEX',
  bic: 'BIC_REGEX',
  cuid2: 'CUID2_REGEX',
  decimal: 'DECIMAL_REGEX',
  digits: 'DIGITS_REGEX',
  domain: 'DOMAIN_REGEX',
  email: 'EMAIL_REGEX',
  emoji: 'EMOJI_REGEX',
  hexColor: 'HEX_COLOR_REGEX',
  hexadecimal: 'HEXADECIMAL_REGEX',
  ip: 'IP_REGEX',
  ipv4: 'IPV4_REGEX',
  ipv6: 'IPV6_REGEX',
  isoDate: 'ISO_DATE_REGEX',
  isoDateTime: 'ISO_DATE_TIME_REGEX',
  isoTime: 'ISO_TIME_REGEX',
  isoTimeSecond: 'ISO_TIME_SECOND_REGEX',
  isoTimestamp: 'ISO_TIMESTAMP_REGEX',
  isoWeek: 'ISO_WEEK_REGEX',
  jwsCompact: 'JWS_COMPACT_REGEX',
  mac: 'MAC_REGEX',
  nanoid: 'NANO_ID_REGEX',
  octal: 'OCTAL_REGEX',
  rfcEmail: 'RFC_EMAIL_REGEX',
  slug: 'SLUG_REGEX',
  ulid: 'ULID_REGEX',
  uuid: 'UUID_REGEX',
};

const TYPE_TESTS: Readonly<Record<TypeIr['type'], (variable: string) => Condition[]>> = {
  string: (variable) => [compare(`typeof ${variable}`, '===', `'string'`)],
  number: (variable) => [
    compare(`typeof ${variable}`, '===', `'number'`),
    isNot(`Number.isNaN(${variable})`),
  ],
  boolean: (variable) => [compare(`typeof ${variable}`, '===', `'boolean'`)],
  bigint: (variable) => [compare(`typeof ${variable}`, '===', `'bigint'`)],
  date: (variable) => [
    { holds: `${variable} instanceof Date`, fails: `!(${variable} instanceof Date)` },
    isNot(`Number.isNaN(${variable}.getTime())`),
  ],
  null: (variable) => [compare(variable, '===', 'null')],
  unknown: () => [],
  any: () => [],
};

type RuleTest = (variable: string, requirement: string) => Condition;

const RULE_TESTS: Readonly<Partial<Record<RuleName, RuleTest>>> = {
  startsWith: (variable, text) => is(`${variable}.startsWith(${text})`),
  endsWith: (variable, text) => is(`${variable}.endsWith(${text})`),
  includes: (variable, item) => is(`${variable}.includes(${item})`),
  excludes: (variable, item) => isNot(`${variable}.includes(${item})`),
  length: (variable, length) => compare(`${variable}.length`, '===', length),
  notLength: (variable, length) => compare(`${variable}.length`, '!==', length),
  minLength: (variable, length) => compare(`${variable}.length`, '>=', length),
  maxLength: (variable, length) => compare(`${variable}.length`, '<=', length),
  nonEmpty: (variable) => compare(`${variable}.length`, '!==', '0'),
  empty: (variable) => compare(`${variable}.length`, '===', '0'),
  minValue: (variable, limit) => order(variable, '>=', limit),
  maxValue: (variable, limit) => order(variable, '<=', limit),
  gtValue: (variable, limit) => order(variable, '>', limit),
  ltValue: (variable, limit) => order(variable, '<', limit),
  integer: (variable) => is(`Number.isInteger(${variable})`),
  safeInteger: (variable) => is(`Number.isSafeInteger(${variable})`),
  finite: (variable) => is(`Number.isFinite(${variable})`),
};

const TRANSFORMATIONS: ReadonlySet<RuleName> = new Set([
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
]);

/** Valibot compares like `Array.prototype.includes`: `NaN` is itself. */
function equals(variable: string, value: Primitive): Condition {
  if (Number.isNaN(value)) return is(`Number.isNaN(${variable})`);
  return compare(variable, '===', literal(value));
}

function oneOf(variable: string, values: readonly Primitive[], hoist: Hoist): Condition {
  const compared = anyOf(values.map((value) => equals(variable, value)));
  if (values.length <= MAX_COMPARED && compared.fails.length <= MAX_LENGTH) return compared;
  const set = hoist(call('new Set<unknown>', array(values.map(literal))));
  return is(`${set}.has(${variable})`);
}

function wrapperTest(
  schema: WrapperIr,
  variable: string,
  hoist: Hoist,
): readonly Condition[] | undefined {
  const inner = testOf(schema.schema, variable, hoist);
  if (inner === undefined || schema.default !== undefined) return undefined;
  if (inner.length === 0) return [];
  const absences = ABSENCES[schema.wrapper].map((absent) => compare(variable, '===', absent));
  if (absences.length === 0) return inner;
  const test = anyOf([...absences, together(inner)]);
  return test.fails.length <= MAX_LENGTH ? [test] : undefined;
}

const ABSENCES = {
  nullable: ['null'],
  nullish: ['null', 'undefined'],
  optional: ['undefined'],
  undefinedable: ['undefined'],
  exactOptional: [],
} as const;

function pipeTest(
  schema: PipeIr,
  variable: string,
  hoist: Hoist,
): readonly Condition[] | undefined {
  if (!isScalar(schema.schema)) return undefined;
  const tests = testOf(schema.schema, variable, hoist);
  const rules = schema.actions.map((action) =>
    action.kind === 'rule' ? ruleTest(action, variable, hoist) : undefined,
  );
  if (tests === undefined || !rules.every((rule) => rule !== undefined)) return undefined;
  return [...tests, ...rules];
}

/** The schemas whose conditions tell the compiler enough to ask a rule next. */
export function isScalar(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return isScalar(schema.schema);
  return schema.kind === 'type' && ['string', 'number', 'bigint', 'date'].includes(schema.type);
}
