/** What rules over texts become. */
import type { RuleIr, RuleName } from '../schema-ir.js';
import { both } from './combine.js';
import { NEVER, type JsonSchema } from './json-schema.js';
import { jsonPatternOf } from './pattern.js';
import type { Saying, Widen } from './saying.js';

/** For whom the keywords of a rule are, and what is known of the text apart from it. */
export interface Asking {
  readonly to: Saying['to'];
  /** Whether another rule lets it hold characters of a single unit only, so that lengths agree. */
  readonly hasSingleUnits: boolean;
  readonly widen: Widen;
}

/** The keywords of a rule over texts; none if it has none. */
export function textKeywords(rule: RuleIr, asking: Asking): JsonSchema {
  const { name, pattern } = rule;
  const [argument, second] = rule.arguments;
  if (pattern) return patternKeywords(name, pattern, asking);
  if (name === 'nonEmpty') return { minLength: 1 };
  if (name === 'empty') return { maxLength: 0 };
  // What a word is depends on the language, which comes first.
  const count = isCount(second) ? second : argument;
  if (isCount(count)) return lengthKeywords(name, count, asking);
  if (typeof argument === 'string') return partKeywords(name, argument, asking);
  asking.widen('it is a function of valibot');
  return KNOWN.get(name) ?? (asking.to === 'reader' && name === 'url' ? { format: 'uri' } : {});
}

/** The format of a rule, for readers: it tells what to send. */
export function hintOf(name: RuleName): string | undefined {
  return FORMATS.get(name) ?? HINTS.get(name);
}

/** A number of characters, bytes or items. */
export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** Characters beyond U+FFFF, which are two units to valibot, and halves of them. */
const BEYOND = String.raw`[^\u0000-\ud7ff\ue000-\uffff]`;

function patternKeywords(name: RuleName, expression: RegExp, asking: Asking): JsonSchema {
  const isReader = asking.to === 'reader';
  const format = isReader ? hintOf(name) : FORMATS.get(name);
  if (isReader && format !== undefined) return { format };
  const pattern = jsonPatternOf(expression);
  if (pattern === undefined) {
    asking.widen('patterns have no flags');
    return {};
  }
  if (!pattern.isExact)
    asking.widen('without the flag u, it matches halves of characters', 'slight');
  return {
    ...(format !== undefined && { format }),
    pattern: pattern.isExact || isReader ? pattern.source : `${pattern.source}|${BEYOND}`,
  };
}

/** Formats that accept whatever the rule accepts. */
const FORMATS: ReadonlyMap<RuleName, string> = new Map<RuleName, string>([
  ['email', 'email'],
  ['uuid', 'uuid'],
  ['ipv4', 'ipv4'],
  ['domain', 'hostname'],
]);

/** Formats of which the rule accepts more, such as a 30th of February. */
const HINTS: ReadonlyMap<RuleName, string> = new Map<RuleName, string>([
  ['rfcEmail', 'email'],
  ['ipv6', 'ipv6'],
  ['isoDate', 'date'],
  ['isoTimestamp', 'date-time'],
  ['url', 'uri'],
]);

/** What holds of all that a function of valibot's accepts. */
const KNOWN: ReadonlyMap<RuleName, JsonSchema> = new Map<RuleName, JsonSchema>([
  ['creditCard', { pattern: '^[\\d -]{13,}$' }],
  ['imei', { pattern: '^[\\d-]{15,18}$' }],
  ['isbn', { pattern: '^[\\dX -]{10,}$' }],
]);

/** Half a character is no text that a pattern could hold. */
function partKeywords(name: RuleName, text: string, asking: Asking): JsonSchema {
  if (text === '') return name === 'excludes' ? NEVER : {}; // every text holds none
  const part = PARTS.get(name);
  if (part !== undefined && !/\p{Surrogate}/u.test(text)) {
    return part(spelled(text));
  }
  asking.widen('no pattern can say it');
  return {};
}

/** A text as an expression that finds it. Escapes of two digits are read by every engine. */
const spelled = (text: string): string =>
  text
    .replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replace(/\p{Cc}/gu, (one) => String.raw`\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`);

type Part = (text: string) => JsonSchema;

const PARTS: ReadonlyMap<RuleName, Part> = new Map<RuleName, Part>([
  ['startsWith', (text) => ({ pattern: `^${text}` })],
  ['endsWith', (text) => ({ pattern: `${text}$` })],
  ['includes', (text) => ({ pattern: text })],
  ['excludes', excluding],
]);

/** Of a single character without `not`, which many who read a document pass over. */
function excluding(text: string): JsonSchema {
  if (/^\\?.$|^\\x..$/.test(text)) return { pattern: `^[^${text}]*$` };
  return { not: { type: 'string', pattern: text } };
}

/** `minLength`, `notBytes`, `words`: how many of what there have to be. */
function lengthKeywords(name: RuleName, count: number, asking: Asking): JsonSchema {
  const [, verb, unit = ''] = /^(min|max|not)?(.+)$/.exec(name.toLowerCase()) ?? [];
  reportLength(verb, unit, count, asking);
  const least = LEAST.get(unit)?.(count, asking) ?? {};
  const isNone = count === 0 && unit !== 'words';
  const most = isNone || HAS_MOST.has(unit) ? { maxLength: count } : {};
  if (verb === undefined) return both(least, most);
  if (verb === 'min') return least;
  if (verb === 'max') return most;
  if (count === 0) return { minLength: 1 };
  return countsAlike(unit, asking)
    ? { not: { type: 'string', minLength: count, maxLength: count } }
    : {};
}

function reportLength(
  verb: string | undefined,
  unit: string,
  count: number,
  { hasSingleUnits, widen }: Asking,
): void {
  if (unit === 'codepoints' || (count === 0 && unit !== 'words')) return;
  if (unit !== 'length') widen('JSON Schema counts characters');
  else if (!hasSingleUnits && !(verb === 'min' && count === 1)) {
    widen('characters beyond U+FFFF count as two', verb === 'not' ? undefined : 'slight');
  }
}

/** Whether JSON Schema, which counts code points, counts as the rule does. */
const countsAlike = (unit: string, { to, hasSingleUnits }: Asking): boolean =>
  unit === 'codepoints' || (unit === 'length' && (to === 'reader' || hasSingleUnits));

type Least = (count: number, asking: Asking) => JsonSchema;

/** At least so many of something: how many characters that are. */
const LEAST: ReadonlyMap<string, Least> = new Map<string, Least>([
  ['length', leastUnits],
  ['codepoints', atLeast],
  ['graphemes', atLeast],
  ['words', atLeast],
  ['bytes', (count) => atLeast(Math.ceil(count / BYTES_OF_A_CHARACTER))],
]);

const BYTES_OF_A_CHARACTER = 4;

/** What there is at least one of in each character. Graphemes and words may be as long as they like. */
const HAS_MOST: ReadonlySet<string> = new Set(['length', 'codepoints', 'bytes']);

function atLeast(count: number): JsonSchema {
  return count === 0 ? {} : { minLength: count };
}

/** Fewer characters than units are enough if one of them has two. */
function leastUnits(count: number, asking: Asking): JsonSchema {
  if (count < 2 || countsAlike('length', asking)) return atLeast(count);
  if (count > MAX_REPEATED) return atLeast(Math.ceil(count / 2));
  return { pattern: `^[\\s\\S]{${count}}|${BEYOND}` };
}

/** Engines refuse patterns that repeat too often. */
const MAX_REPEATED = 1000;
