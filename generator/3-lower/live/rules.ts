import { types } from 'node:util';
import * as v from 'valibot';
import { EMOJI } from '../../../src/runtime/text/emoji.js';
import type { ArgumentIr, ConfigIr, RuleName } from '../../ir/schema-ir.js';
import { isSlow } from '../../ir/slow-rules.js';
import { isPrimitive, type Node } from './node.js';

/** A rule or transformation that can be printed as data, and how its arguments are read. */
export interface Rule {
  readonly name: RuleName;
  readonly sample: Node;
  /** Its name in issues, as in `Invalid length`, for rules that generated code checks itself. */
  readonly label?: string;
  /** A pattern that replaces valibot's: it matches the same texts, in linear time. */
  readonly pattern?: RegExp;
  /** Its arguments without the message; `undefined` if one of them is the user's function. */
  readonly argumentsOf: (action: Node) => readonly ArgumentIr[] | undefined;
}

const none: Rule['argumentsOf'] = () => [];

const requirement: Rule['argumentsOf'] = (action) =>
  isArgument(action.requirement) ? [action.requirement] : undefined;

const words: Rule['argumentsOf'] = ({ locales, requirement: count }) =>
  isArgument(locales) && isArgument(count) ? [locales, count] : undefined;

const form: Rule['argumentsOf'] = (action) =>
  typeof action.form === 'string' ? [action.form] : [];

const named: Rule['argumentsOf'] = (action) =>
  typeof action.name === 'string' ? [action.name] : undefined;

const config: Rule['argumentsOf'] = (action) => {
  if (action.config === undefined) return [];
  return isConfig(action.config) ? [action.config] : undefined;
};

/** Without a function of the user's, items are compared as JavaScript's `sort` does. */
const operation: Rule['argumentsOf'] = (action) =>
  action.operation === undefined ? [] : undefined;

/**
 * An action keeps the pattern, not the hash types it was made from, so they are found by length.
 */
const hashes: Rule['argumentsOf'] = (action) => {
  const lengths = String(action.requirement).match(/(?<=\{)\d+(?=\})/g) ?? [];
  const types = lengths.map((length) => HASH_OF_LENGTH[length]);
  return types.every((type) => type !== undefined) ? [types] : undefined;
};

const HASH_OF_LENGTH: Readonly<Record<string, string>> = {
  8: 'crc32',
  32: 'md5',
  40: 'sha1',
  48: 'tiger192',
  64: 'sha256',
  96: 'sha384',
  128: 'sha512',
};

export const RULES: readonly Rule[] = [
  // Texts, tested by one of valibot's patterns
  rule('base64', v.base64(), none, 'Base64'),
  rule('bic', v.bic(), none, 'BIC'),
  rule('cuid2', v.cuid2(), none, 'Cuid2'),
  rule('decimal', v.decimal(), none, 'decimal'),
  rule('digits', v.digits(), none, 'digits'),
  rule('domain', v.domain(), none, 'domain'),
  rule('email', v.email(), none, 'email'),
  { ...rule('emoji', v.emoji(), none, 'emoji'), pattern: EMOJI },
  rule('hash', v.hash(['md5']), hashes, 'hash'),
  rule('hexColor', v.hexColor(), none, 'hex color'),
  rule('hexadecimal', v.hexadecimal(), none, 'hexadecimal'),
  rule('ip', v.ip(), none, 'IP'),
  rule('ipv4', v.ipv4(), none, 'IPv4'),
  rule('ipv6', v.ipv6(), none, 'IPv6'),
  rule('isoDate', v.isoDate(), none, 'date'),
  rule('isoDateTime', v.isoDateTime(), none, 'date-time'),
  rule('isoDateTimeSecond', v.isoDateTimeSecond(), none, 'date-time-second'),
  rule('isoTime', v.isoTime(), none, 'time'),
  rule('isoTimeSecond', v.isoTimeSecond(), none, 'time-second'),
  rule('isoTimestamp', v.isoTimestamp(), none, 'timestamp'),
  rule('isoWeek', v.isoWeek(), none, 'week'),
  rule('isrc', v.isrc(), none, 'ISRC'),
  rule('jwsCompact', v.jwsCompact(), none, 'JWS compact'),
  rule('ksuid', v.ksuid(), none, 'KSUID'),
  rule('mac', v.mac(), none, 'MAC'),
  rule('mac48', v.mac48(), none, '48-bit MAC'),
  rule('mac64', v.mac64(), none, '64-bit MAC'),
  rule('nanoid', v.nanoid(), none, 'Nano ID'),
  rule('octal', v.octal(), none, 'octal'),
  rule('rfcEmail', v.rfcEmail(), none, 'email'),
  rule('slug', v.slug(), none, 'slug'),
  rule('ulid', v.ulid(), none, 'ULID'),
  rule('uuid', v.uuid(), none, 'UUID'),
  // Texts, tested by the user's pattern
  rule('regex', v.regex(/a/), requirement, 'format'),
  // Tested by one of valibot's functions
  rule('creditCard', v.creditCard(), none),
  rule('imei', v.imei(), none),
  rule('isbn', v.isbn(), none),
  rule('url', v.url(), none),
  rule('finite', v.finite(), none, 'finite'),
  rule('integer', v.integer(), none, 'integer'),
  rule('safeInteger', v.safeInteger(), none, 'safe integer'),
  // Parts
  rule('startsWith', v.startsWith('x'), requirement, 'start'),
  rule('endsWith', v.endsWith('x'), requirement, 'end'),
  rule('includes', v.includes(''), requirement, 'content'),
  rule('excludes', v.excludes(''), requirement, 'content'),
  // Lengths and sizes
  rule('length', v.length(0), requirement, 'length'),
  rule('minLength', v.minLength(1), requirement, 'length'),
  rule('maxLength', v.maxLength(0), requirement, 'length'),
  rule('notLength', v.notLength(0), requirement, 'length'),
  rule('nonEmpty', v.nonEmpty(), none, 'length'),
  rule('empty', v.empty(), none, 'length'),
  rule('bytes', v.bytes(0), requirement),
  rule('minBytes', v.minBytes(0), requirement),
  rule('maxBytes', v.maxBytes(0), requirement),
  rule('notBytes', v.notBytes(0), requirement),
  rule('codePoints', v.codePoints(0), requirement),
  rule('minCodePoints', v.minCodePoints(0), requirement),
  rule('maxCodePoints', v.maxCodePoints(0), requirement),
  rule('notCodePoints', v.notCodePoints(0), requirement),
  rule('graphemes', v.graphemes(0), requirement),
  rule('minGraphemes', v.minGraphemes(0), requirement),
  rule('maxGraphemes', v.maxGraphemes(0), requirement),
  rule('notGraphemes', v.notGraphemes(0), requirement),
  rule('words', v.words('en', 0), words),
  rule('minWords', v.minWords('en', 0), words),
  rule('maxWords', v.maxWords('en', 0), words),
  rule('notWords', v.notWords('en', 0), words),
  rule('entries', v.entries(0), requirement),
  rule('minEntries', v.minEntries(0), requirement),
  rule('maxEntries', v.maxEntries(0), requirement),
  rule('notEntries', v.notEntries(0), requirement),
  rule('size', v.size(0), requirement),
  rule('minSize', v.minSize(0), requirement),
  rule('maxSize', v.maxSize(0), requirement),
  rule('notSize', v.notSize(0), requirement),
  rule('mimeType', v.mimeType([]), requirement),
  // Values
  rule('value', v.value(0), requirement, 'value'),
  rule('notValue', v.notValue(0), requirement, 'value'),
  rule('values', v.values([]), requirement),
  rule('notValues', v.notValues([]), requirement),
  rule('minValue', v.minValue(0), requirement, 'value'),
  rule('maxValue', v.maxValue(0), requirement, 'value'),
  rule('gtValue', v.gtValue(0), requirement, 'value'),
  rule('ltValue', v.ltValue(0), requirement, 'value'),
  rule('multipleOf', v.multipleOf(1), requirement, 'multiple'),
  // Transformations
  rule('trim', v.trim(), none),
  rule('trimStart', v.trimStart(), none),
  rule('trimEnd', v.trimEnd(), none),
  rule('toLowerCase', v.toLowerCase(), none),
  rule('toUpperCase', v.toUpperCase(), none),
  rule('normalize', v.normalize(), form),
  rule('toCamelCase', v.toCamelCase(), none),
  rule('toKebabCase', v.toKebabCase(), none),
  rule('toPascalCase', v.toPascalCase(), none),
  rule('toSnakeCase', v.toSnakeCase(), none),
  rule('toNumber', v.toNumber(), none),
  rule('toString', v.toString(), none),
  rule('toBoolean', v.toBoolean(), none),
  rule('toBigint', v.toBigint(), none),
  rule('toDate', v.toDate(), none),
  rule('toMinValue', v.toMinValue(0), requirement),
  rule('toMaxValue', v.toMaxValue(0), requirement),
  rule('parseBoolean', v.parseBoolean(), config),
  rule('parseJson', v.parseJson(), config),
  rule('stringifyJson', v.stringifyJson(), config),
  rule('sortItems', v.sortItems(), operation),
  // Types only: they do nothing at run time
  rule('brand', v.brand(''), named),
  rule('flavor', v.flavor(''), named),
  rule('readonly', v.readonly(), none),
];

const BY_TYPE: ReadonlyMap<string, Rule> = new Map(RULES.map((one) => [one.sample.type, one]));

/** The rule of an action, unless something (`v.message`, `v.forward`) has wrapped it. */
export function ruleOf(action: Node): Rule | undefined {
  const found = BY_TYPE.get(action.type);
  if (!found || !isSame(found.sample['~run'], action['~run'])) return undefined;
  return found.argumentsOf === none && !isSame(found.sample.requirement, action.requirement)
    ? undefined
    : found;
}

/** The name of an action's rule if that is slow, even if something has wrapped it. */
export function slowRuleOf(action: Node): RuleName | undefined {
  const name = typeof action['~run'] === 'function' ? BY_TYPE.get(action.type)?.name : undefined;
  return isSlow(name) ? name : undefined;
}

/** valibot's own patterns and functions are equal if their source is. */
const isSame = (left: unknown, right: unknown): boolean => String(left) === String(right);

function isArgument(value: unknown): value is Exclude<ArgumentIr, ConfigIr> {
  if (types.isProxy(value)) return false; // can't be cloned out of the worker
  if (Array.isArray(value)) return value.every((item) => isPrimitive(item) || isPlain(item, Date));
  return isPrimitive(value) || isPlain(value, RegExp) || isPlain(value, Date);
}

/**
 * Whether a value is of the class itself: what a subclass adds, such as its own `test`, can't be
 * printed.
 */
function isPlain<Class extends typeof RegExp | typeof Date>(
  value: unknown,
  { prototype }: Class,
): value is Class['prototype'] {
  return Object.getPrototypeOf(value) === prototype && Object.keys(value as object).length === 0;
}

function isConfig(value: unknown): value is ConfigIr {
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return false;
  return Object.values(value).every((option) => isPrimitive(option) || isArgument(option));
}

function rule(
  name: RuleName,
  sample: object,
  argumentsOf: Rule['argumentsOf'],
  label?: string,
): Rule {
  return { name, sample: sample as Node, argumentsOf, ...(label !== undefined && { label }) };
}
