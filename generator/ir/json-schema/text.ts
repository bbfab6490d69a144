/** Rules about texts. */
import type { RuleIr, RuleName } from '../schema-ir.js';
import { both } from './combine.js';
import { NEVER, type JsonSchema } from './json-schema.js';
import { jsonPatternOf } from './pattern.js';
import type { Translation, Widen } from './translation.js';

/** Whom the keywords are for, and what other rules tell about the text. */
export interface Asking {
  readonly to: Translation['to'];
  /** Whether another rule allows only characters of one UTF-16 unit, so that lengths agree. */
  readonly hasSingleUnits: boolean;
  readonly widen: Widen;
}

/** The keywords of a rule about texts; empty if there are none. */
export function textKeywords(rule: RuleIr, asking: Asking): JsonSchema {
  const { name, pattern } = rule;
  const [argument, second] = rule.arguments;
  if (pattern) return patternKeywords(name, pattern, asking);
  if (name === 'nonEmpty') return { minLength: 1 };
  if (name === 'empty') return { maxLength: 0 };
  // Rules about words take the language as their first argument.
  const count = isCount(second) ? second : argument;
  if (isCount(count)) return lengthKeywords(name, count, asking);
  if (typeof argument === 'string') return partKeywords(name, argument, asking);
  asking.widen('valibot checks it with a function');
  return KNOWN.get(name) ?? (asking.to === 'reader' && name === 'url' ? { format: 'uri' } : {});
}

/** A rule's format for readers, who want to know what to send. */
export function hintOf(name: RuleName): string | undefined {
  return FORMATS.get(name) ?? HINTS.get(name);
}

/** Whether a value is a valid number of characters, bytes or items. */
export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** Characters beyond U+FFFF, which valibot counts as two units, and halves of them. */
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

/** Formats stricter than their rule, which accepts a 30th of February, for example. */
const HINTS: ReadonlyMap<RuleName, string> = new Map<RuleName, string>([
  ['rfcEmail', 'email'],
  ['ipv6', 'ipv6'],
  ['isoDate', 'date'],
  ['isoTimestamp', 'date-time'],
  ['url', 'uri'],
]);

/** What is true of every text that one of valibot's functions accepts. */
const KNOWN: ReadonlyMap<RuleName, JsonSchema> = new Map<RuleName, JsonSchema>([
  ['creditCard', { pattern: '^[\\d -]{13,}$' }],
  ['imei', { pattern: '^[\\d-]{15,18}$' }],
  ['isbn', { pattern: '^[\\dX -]{10,}$' }],
]);

/** The keywords for a part of a text. A pattern can't express half a character. */
function partKeywords(name: RuleName, text: string, asking: Asking): JsonSchema {
  if (text === '') return name === 'excludes' ? NEVER : {}; // every text holds none
  const part = PARTS.get(name);
  if (part !== undefined && !/\p{Surrogate}/u.test(text)) {
    return part(spelled(text));
  }
  asking.widen('no pattern can express it');
  return {};
}

/** A pattern that finds a text. Every engine understands escapes of two digits. */
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

/** For a single character, avoids `not`, which many tools ignore. */
function excluding(text: string): JsonSchema {
  if (/^\\?.$|^\\x..$/.test(text)) return { pattern: `^[^${text}]*$` };
  return { not: { type: 'string', pattern: text } };
}

/** The keywords of rules such as `minLength`, `notBytes` and `words`. */
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

/** Whether the rule counts code points, as JSON Schema does. */
const countsAlike = (unit: string, { to, hasSingleUnits }: Asking): boolean =>
  unit === 'codepoints' || (unit === 'length' && (to === 'reader' || hasSingleUnits));

type Least = (count: number, asking: Asking) => JsonSchema;

/** By unit: the fewest characters that make up a count of it. */
const LEAST: ReadonlyMap<string, Least> = new Map<string, Least>([
  ['length', leastUnits],
  ['codepoints', atLeast],
  ['graphemes', atLeast],
  ['words', atLeast],
  ['bytes', (count) => atLeast(Math.ceil(count / BYTES_OF_A_CHARACTER))],
]);

const BYTES_OF_A_CHARACTER = 4;

/** Units of which each character has at least one. Graphemes and words can have many characters. */
const HAS_MOST: ReadonlySet<string> = new Set(['length', 'codepoints', 'bytes']);

function atLeast(count: number): JsonSchema {
  return count === 0 ? {} : { minLength: count };
}

/** If a character has two units, fewer characters are enough. */
function leastUnits(count: number, asking: Asking): JsonSchema {
  if (count < 2 || countsAlike('length', asking)) return atLeast(count);
  if (count > MAX_REPEATED) return atLeast(Math.ceil(count / 2));
  return { pattern: `^[\\s\\S]{${count}}|${BEYOND}` };
}

/** Engines refuse patterns with too many repetitions. */
const MAX_REPEATED = 1000;
