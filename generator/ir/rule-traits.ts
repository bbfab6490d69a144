import type { RuleName } from './schema-ir.js';

/** What all printers need to know about a rule or transformation. */
export interface RuleTraits {
  readonly does: Deed;
  /** The type that a transformation returns; absent if it depends on the value. */
  readonly makes?: 'string' | 'number' | 'boolean' | 'bigint' | 'date' | 'anything';
  /** The values that a transformation refuses. */
  readonly refuses?: string;
  /** Whether valibot needs more than linear time for some texts. */
  readonly isSlow?: true;
}

/**
 * `asks` whether a value is right; `names` a type and does nothing at run time; `tidies` a text but
 * keeps its format; `respells` a text; `sorts` a list; `clamps` a value of any type; `converts` to
 * another type and never throws.
 */
type Deed = 'asks' | 'names' | 'tidies' | 'respells' | 'sorts' | 'clamps' | 'converts';

const ASKS: RuleTraits = { does: 'asks' };
const ASKS_SLOWLY: RuleTraits = { does: 'asks', isSlow: true };
const NAMES: RuleTraits = { does: 'names' };
const TIDIES: RuleTraits = { does: 'tidies', makes: 'string' };
const TIDIES_SLOWLY: RuleTraits = { ...TIDIES, isSlow: true };
const RESPELLS: RuleTraits = { does: 'respells', makes: 'string' };
const SORTS: RuleTraits = { does: 'sorts' };
const CLAMPS: RuleTraits = { does: 'clamps' };

const converts = (makes: NonNullable<RuleTraits['makes']>, refuses?: string): RuleTraits => ({
  does: 'converts',
  makes,
  ...(refuses !== undefined && { refuses }),
});

// prettier-ignore
export const RULE_TRAITS: Readonly<Record<RuleName, RuleTraits>> = {
  // Texts, tested by a pattern
  base64: ASKS, bic: ASKS, cuid2: ASKS, decimal: ASKS, digits: ASKS, domain: ASKS, email: ASKS,
  emoji: ASKS_SLOWLY, hash: ASKS, hexColor: ASKS, hexadecimal: ASKS, ip: ASKS, ipv4: ASKS,
  ipv6: ASKS, isoDate: ASKS, isoDateTime: ASKS, isoDateTimeSecond: ASKS, isoTime: ASKS,
  isoTimeSecond: ASKS, isoTimestamp: ASKS, isoWeek: ASKS, isrc: ASKS, jwsCompact: ASKS,
  ksuid: ASKS, mac: ASKS, mac48: ASKS, mac64: ASKS, nanoid: ASKS, octal: ASKS, regex: ASKS,
  rfcEmail: ASKS, slug: ASKS, ulid: ASKS, uuid: ASKS,
  // Tested by one of valibot's functions
  creditCard: ASKS, imei: ASKS, isbn: ASKS, url: ASKS_SLOWLY,
  finite: ASKS, integer: ASKS, safeInteger: ASKS,
  // Parts, lengths, sizes and values
  startsWith: ASKS, endsWith: ASKS, includes: ASKS, excludes: ASKS,
  length: ASKS, minLength: ASKS, maxLength: ASKS, notLength: ASKS, nonEmpty: ASKS, empty: ASKS,
  bytes: ASKS, minBytes: ASKS, maxBytes: ASKS, notBytes: ASKS,
  codePoints: ASKS, minCodePoints: ASKS, maxCodePoints: ASKS, notCodePoints: ASKS,
  graphemes: ASKS_SLOWLY, minGraphemes: ASKS_SLOWLY, maxGraphemes: ASKS_SLOWLY,
  notGraphemes: ASKS_SLOWLY,
  words: ASKS_SLOWLY, minWords: ASKS_SLOWLY, maxWords: ASKS_SLOWLY, notWords: ASKS_SLOWLY,
  entries: ASKS, minEntries: ASKS, maxEntries: ASKS, notEntries: ASKS,
  size: ASKS, minSize: ASKS, maxSize: ASKS, notSize: ASKS, mimeType: ASKS,
  value: ASKS, notValue: ASKS, values: ASKS, notValues: ASKS,
  minValue: ASKS, maxValue: ASKS, gtValue: ASKS, ltValue: ASKS, multipleOf: ASKS,
  // Transformations
  trim: TIDIES, trimStart: TIDIES, trimEnd: TIDIES, toLowerCase: TIDIES, toUpperCase: TIDIES,
  normalize: TIDIES_SLOWLY,
  toCamelCase: RESPELLS, toKebabCase: RESPELLS, toPascalCase: RESPELLS, toSnakeCase: RESPELLS,
  sortItems: SORTS, toMinValue: CLAMPS, toMaxValue: CLAMPS,
  toNumber: converts('number', 'what makes no number'),
  toString: converts('string'),
  toBoolean: converts('boolean'),
  toBigint: converts('bigint', 'what makes no bigint'),
  toDate: converts('date', 'what makes no date'),
  parseBoolean: converts('boolean', 'what means neither true nor false'),
  parseJson: converts('anything', 'what is no JSON'),
  stringifyJson: converts('string'),
  // Types only: they do nothing at run time
  brand: NAMES, flavor: NAMES, readonly: NAMES,
};
