/**
 * What valibot's actions check or return, written independently of valibot. Only its patterns,
 * which are data, are reused.
 */
import { markMerged } from './input-only.js';
import * as v from 'valibot';
import { Own, type Schema } from './description.js';
import * as own from './own.js';

type Anything = any; // a rule is only asked about values of the type that it is for

/** Whether a value passes, or the places inside it that don't. */
type Test = (value: Anything, ...args: readonly Anything[]) => boolean | readonly unknown[][];

const isObject = (value: Anything): boolean => typeof value === 'object' && value !== null;

const NAMED: { readonly [name: string]: unknown } = { Date, Map, Set, ...own };

/**
 * Replaces the names of the user's functions with the functions, in a value or an options object.
 */
export function meant(value: unknown): Anything {
  if (value instanceof Own) return NAMED[value.name];
  if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const options = Object.entries(value as object).map(([key, one]) => [key, meant(one)] as const);
  return Object.fromEntries(options);
}

const isListed = (value: unknown, schema: Schema): boolean =>
  'values' in schema && schema.values.includes(value);

/** The check of a value's type, before the schema looks inside it. */
export const TYPES: { readonly [schema: string]: (value: Anything, schema: Schema) => boolean } = {
  literal: isListed,
  picklist: isListed,
  enum: isListed,
  custom: (value, schema) => 'own' in schema && meant(schema.own)(value),
  instance: (value, schema) => 'own' in schema && value instanceof meant(schema.own),
  never: () => false,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && !Number.isNaN(value),
  nan: (value) => Number.isNaN(value),
  boolean: (value) => typeof value === 'boolean',
  bigint: (value) => typeof value === 'bigint',
  symbol: (value) => typeof value === 'symbol',
  function: (value) => typeof value === 'function',
  null: (value) => value === null,
  undefined: (value) => value === undefined,
  void: (value) => value === undefined,
  date: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  promise: (value) => value instanceof Promise,
  blob: (value) => value instanceof Blob,
  file: (value) => value instanceof File,
  array: Array.isArray,
  tuple: Array.isArray,
  strictTuple: Array.isArray,
  looseTuple: Array.isArray,
  tupleWithRest: Array.isArray,
  object: isObject,
  strictObject: isObject,
  looseObject: isObject,
  objectWithRest: isObject,
  record: isObject,
  variant: isObject,
  model: isPlain,
  map: (value) => value instanceof Map,
  set: (value) => value instanceof Set,
};

/** Whether a value is an object as a JSON parser of any realm makes it. */
function isPlain(input: unknown): boolean {
  if (typeof input !== 'object' || input === null) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  if (prototype === null || prototype === Object.prototype) return true;
  return (
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype as object, 'hasOwnProperty')
  );
}

const byPattern =
  (pattern: RegExp): Test =>
  (value) =>
    pattern.test(value);

const length = (value: Anything): number => value.length;
const bytes = (value: string): number => Buffer.byteLength(value);
const codePoints = (value: string): number => [...value].length;
const graphemes = (value: string): number => [...new Intl.Segmenter().segment(value)].length;
const entries = (value: Anything): number => Object.keys(value).length;
const size = (value: Anything): number => value.size;

function words(locales: string | readonly string[] | undefined, value: string): number {
  const segmenter = new Intl.Segmenter(locales as string, { granularity: 'word' });
  return [...segmenter.segment(value)].filter((segment) => segment.isWordLike).length;
}

/** Compares as JavaScript's operators do: a date counts as its time. */
const isAtMost = (value: Anything, other: Anything): boolean => value <= other;
const equals = (value: Anything, other: Anything): boolean =>
  Object.is(value, other) || (isAtMost(value, other) && isAtMost(other, value));

/** The four rules about a number of something. */
function counted(name: string, count: (value: Anything) => number): { [name: string]: Test } {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    [name]: (value, wanted) => count(value) === wanted,
    [`min${capital}`]: (value, least) => !(count(value) < least),
    [`max${capital}`]: (value, most) => !(count(value) > most),
    [`not${capital}`]: (value, unwanted) => count(value) !== unwanted,
  };
}

export const VALIDATIONS: { readonly [name: string]: Test } = {
  base64: byPattern(v.BASE64_REGEX),
  bic: byPattern(v.BIC_REGEX),
  cuid2: byPattern(v.CUID2_REGEX),
  decimal: byPattern(v.DECIMAL_REGEX),
  digits: byPattern(v.DIGITS_REGEX),
  domain: byPattern(v.DOMAIN_REGEX),
  email: byPattern(v.EMAIL_REGEX),
  emoji: byPattern(v.EMOJI_REGEX),
  hexadecimal: byPattern(v.HEXADECIMAL_REGEX),
  hexColor: byPattern(v.HEX_COLOR_REGEX),
  ip: byPattern(v.IP_REGEX),
  ipv4: byPattern(v.IPV4_REGEX),
  ipv6: byPattern(v.IPV6_REGEX),
  isoDate: byPattern(v.ISO_DATE_REGEX),
  isoDateTime: byPattern(v.ISO_DATE_TIME_REGEX),
  isoDateTimeSecond: byPattern(v.ISO_DATE_TIME_SECOND_REGEX),
  isoTime: byPattern(v.ISO_TIME_REGEX),
  isoTimeSecond: byPattern(v.ISO_TIME_SECOND_REGEX),
  isoTimestamp: byPattern(v.ISO_TIMESTAMP_REGEX),
  isoWeek: byPattern(v.ISO_WEEK_REGEX),
  isrc: byPattern(v.ISRC_REGEX),
  jwsCompact: byPattern(v.JWS_COMPACT_REGEX),
  ksuid: byPattern(v.KSUID_REGEX),
  mac: byPattern(v.MAC_REGEX),
  mac48: byPattern(v.MAC48_REGEX),
  mac64: byPattern(v.MAC64_REGEX),
  nanoid: byPattern(v.NANO_ID_REGEX),
  octal: byPattern(v.OCTAL_REGEX),
  rfcEmail: byPattern(v.RFC_EMAIL_REGEX),
  slug: byPattern(v.SLUG_REGEX),
  ulid: byPattern(v.ULID_REGEX),
  uuid: byPattern(v.UUID_REGEX),
  regex: (value, pattern: RegExp) => pattern.test(value),
  hash: (value, kinds: readonly string[]) =>
    /^[\da-f]*$/i.test(value) && kinds.some((kind) => HASH_LENGTHS[kind] === value.length),
  creditCard: isCreditCard,
  imei: (value) => /^(\d{15}|\d{2}-\d{6}-\d{6}-\d)$/.test(value) && passesLuhn(value),
  isbn: isIsbn,
  url: (value) => URL.canParse(value),

  startsWith: (value, start) => value.startsWith(start),
  endsWith: (value, end) => value.endsWith(end),
  includes: (value, part) => value.includes(part),
  excludes: (value, part) => !value.includes(part),
  nonEmpty: (value) => value.length !== 0,
  empty: (value) => value.length === 0,
  ...counted('length', length),
  ...counted('bytes', bytes),
  ...counted('codePoints', codePoints),
  ...counted('graphemes', graphemes),
  ...counted('entries', entries),
  ...counted('size', size),
  words: (value, locales, wanted) => words(locales, value) === wanted,
  minWords: (value, locales, least) => !(words(locales, value) < least),
  maxWords: (value, locales, most) => !(words(locales, value) > most),
  notWords: (value, locales, unwanted) => words(locales, value) !== unwanted,
  mimeType: (value: Blob, types: readonly string[]) => types.includes(value.type),

  value: equals,
  notValue: (value, other) => !equals(value, other),
  values: (value, others: readonly unknown[]) => others.some((other) => equals(value, other)),
  notValues: (value, others: readonly unknown[]) => !others.some((other) => equals(value, other)),
  minValue: (value, least) => value >= least,
  maxValue: (value, most) => value <= most,
  gtValue: (value, limit) => value > limit,
  ltValue: (value, limit) => value < limit,
  // oxlint-disable-next-line eqeqeq -- numbers and bigints
  multipleOf: (value, factor) => value % factor == 0,
  integer: Number.isInteger,
  safeInteger: Number.isSafeInteger,
  finite: Number.isFinite,

  check: (value, own) => own(value),
  partialCheck: (value, _paths, own) => own(value),
  rawCheck: (value, own) => complaints(own, value).paths,
  checkItems: (value, own) =>
    value.flatMap((item: unknown, index: number) => (own(item, index, value) ? [] : [[index]])),
  everyItem: (value, own) => value.every(own),
  someItem: (value, own) => value.some(own),
};

/** Returned by a transformation that can't convert a value. */
export const FAILED: unique symbol = Symbol('failed');

type Transformation = (value: Anything, ...args: readonly Anything[]) => unknown;

export const TRANSFORMATIONS: { readonly [name: string]: Transformation } = {
  trim: (value) => value.trim(),
  trimStart: (value) => value.trimStart(),
  trimEnd: (value) => value.trimEnd(),
  toLowerCase: (value) => value.toLowerCase(),
  toUpperCase: (value) => value.toUpperCase(),
  normalize: (value, form) => value.normalize(form),
  toCamelCase: (value) => wordsOf(value).map(capitalUnlessFirst).join(''),
  toPascalCase: (value) => wordsOf(value).map(capital).join(''),
  toKebabCase: (value) => wordsOf(value).join('-'),
  toSnakeCase: (value) => wordsOf(value).join('_'),

  toBoolean: Boolean,
  ['toString']: (value: Anything) => attempt(() => String(value)),
  toNumber: (value) => attempt(() => unlessNaN(Number(value))),
  toBigint: (value) => attempt(() => BigInt(value)),
  toDate: (value) => attempt(() => unlessNaN(new Date(value))),
  toMinValue: (value, least) => (value < least ? least : value),
  toMaxValue: (value, most) => (value > most ? most : value),
  parseBoolean: (value, config = {}) => parseBoolean(value, config),
  parseJson: (value, config = {}) => attempt(() => JSON.parse(value, config.reviver)),
  stringifyJson: (value, config = {}) =>
    attempt(() => JSON.stringify(value, config.replacer, config.space) ?? FAILED),

  brand: (value) => value,
  flavor: (value) => value,
  readonly: (value) => value,
  transform: (value, own) => own(value),
  guard: (value, own) => (own(value) ? value : FAILED),
  rawTransform: (value, own) => {
    const { paths, output } = complaints(own, value);
    return paths.length > 0 ? FAILED : output;
  },
  mapItems: (value, own) => value.map(own),
  filterItems: (value, own) => value.filter(own),
  findItem: (value, own) => value.find(own),
  reduceItems: (value, own, initial) => value.reduce(own, initial),
  sortItems: (value, own) => (own ? value.toSorted(own) : attempt(() => value.toSorted())),
  args: (value) => wrapped(value),
  returns: (value) => wrapped(value),
};

/** Merges two outputs of an intersection, if they don't contradict each other. */
export function merge(left: Anything, right: Anything): unknown {
  if ([left].includes(right)) return left;
  if (left instanceof Date && right instanceof Date && +left === +right) return left;
  const isList = Array.isArray(left) && Array.isArray(right) && left.length === right.length;
  const isRecord = left?.constructor === Object && right?.constructor === Object;
  if (!isList && !isRecord) return FAILED;
  const merged: Anything = isList ? [...left] : { ...left, ...right };
  for (const key of Object.keys(right)) {
    if (Object.hasOwn(left, key)) merged[key] = merge(left[key], right[key]);
    if (merged[key] === FAILED) return FAILED;
  }
  markMerged(merged, left, right);
  return merged;
}

/** Whether an issue is at another place than a path, where `$` is any item. */
export const isApart = (path: readonly string[], place: readonly unknown[]): boolean =>
  place.some((key, index) => {
    const wanted = path[index] ?? key;
    return wanted !== key && !(wanted === '$' && typeof key === 'number');
  });

/** A forwarded path, as far as it leads. */
export function reached(value: Anything, [key, ...rest]: readonly string[] = []): string[] {
  if (key === undefined) return [];
  return value[key] ? [key, ...reached(value[key], rest)] : [key];
}

/** Keys that valibot skips where any key is allowed. */
export const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

/** A path as in issues. A Map's key may be anything, and some objects can't be turned into text. */
export const pathOf = (keys: readonly unknown[]): (string | number)[] =>
  keys.map((key) => {
    if (typeof key === 'number') return key;
    const text = isObject(key) || typeof key === 'function' ? typeof key : String(key);
    return text.length > 100 ? `${text.slice(0, 100)}…` : text;
  });

/** The output of the user's raw action, and the places of the issues that it adds. */
function complaints(own: Anything, value: unknown): { paths: unknown[][]; output: unknown } {
  const paths: unknown[][] = [];
  const addIssue = (info?: { path?: readonly { key: unknown }[] }): void => {
    paths.push((info?.path ?? []).map(({ key }) => key));
  };
  return { output: own({ dataset: { typed: true, value }, addIssue, NEVER: null }), paths };
}

const HASH_LENGTHS: { readonly [kind: string]: number } = {
  md4: 32, md5: 32, ripemd128: 32, tiger128: 32,
  sha1: 40, ripemd160: 40, tiger160: 40, tiger192: 48,
  sha256: 64, sha384: 96, sha512: 128, crc32: 8, crc32b: 8, adler32: 8,
}; // prettier-ignore

/** A function that checks what it is called with is another one. */
const wrapped =
  (value: (...given: readonly unknown[]) => unknown) =>
  (...given: readonly unknown[]): unknown =>
    value(...given);

/** ISO/IEC 7812-1, annex B: every second digit from the right counts twice. */
function passesLuhn(text: string): boolean {
  const digits = text.replace(/\D/g, '').split('').map(Number).reverse();
  const doubled = digits.map((digit, index) => (index % 2 === 0 ? digit : digit * 2));
  const sum = doubled.reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0);
  return sum % 10 === 0;
}

const ISSUERS: readonly RegExp[] = [
  /^3[47]\d{13}$/, // American Express
  /^3(?:0[0-5]|[68]\d)\d{11,13}$/, // Diners Club
  /^6(?:011|5\d\d)\d{12,15}$/, // Discover
  /^(?:2131|1800|35\d{3})\d{11}$/, // JCB
  /^(?:5[1-5]\d\d|222\d|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$/, // Mastercard
  /^(?:6[27]\d{14,17}|81\d{14,17})$/, // UnionPay
  /^4\d{12}(?:\d{3,6})?$/, // Visa
];

function isCreditCard(text: string): boolean {
  const isWritten = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/.test(text);
  const digits = text.replace(/[- ]/g, '');
  return isWritten && ISSUERS.some((issuer) => issuer.test(digits)) && passesLuhn(digits);
}

function isIsbn(text: string): boolean {
  const digits = text.replace(/[- ]/g, '');
  const values = [...digits].map((digit) => (digit === 'X' ? 10 : Number(digit)));
  const weighted = (weight: (index: number) => number): number =>
    values.reduce((sum, value, index) => sum + value * weight(index), 0);
  if (/^\d{9}[\dX]$/.test(digits)) return weighted((index) => 10 - index) % 11 === 0;
  return /^\d{13}$/.test(digits) && weighted((index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
}

/** Words end at spaces, `-` and `_`, before a capital, and before the last capital of several. */
function wordsOf(text: string): string[] {
  const parts = text.split(/[ \t\n\v\f\r_-]+/);
  const words = parts.flatMap((part) =>
    part.split(/(?<=[^\p{Lu}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u),
  );
  return words.filter((word) => word !== '').map((word) => word.toLowerCase());
}

const capital = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
};

const capitalUnlessFirst = (word: string, index: number): string =>
  index === 0 ? word : capital(word);

const unlessNaN = (value: Anything): unknown => (Number.isNaN(Number(value)) ? FAILED : value);

function attempt(make: () => unknown): unknown {
  try {
    return make();
  } catch {
    return FAILED;
  }
}

const TRUTHY: readonly unknown[] = [true, 1, 'true', '1', 'yes', 'y', 'on', 'enabled'];
const FALSY: readonly unknown[] = [false, 0, 'false', '0', 'no', 'n', 'off', 'disabled'];

function parseBoolean(
  value: unknown,
  { truthy = TRUTHY, falsy = FALSY }: { truthy?: readonly unknown[]; falsy?: readonly unknown[] },
): unknown {
  const lower = (one: unknown): unknown => (typeof one === 'string' ? one.toLowerCase() : one);
  if (truthy.map(lower).includes(lower(value))) return true;
  return falsy.map(lower).includes(lower(value)) ? false : FAILED;
}
