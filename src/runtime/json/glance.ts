import { isWellFormed } from '../text/well-formed.js';
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  DOT,
  isExponent,
  NINE,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
  ZERO,
} from './characters.js';
import type { JsonLimits } from './limits.js';
import { KEPT_LENGTH, lossOf } from './lost-number.js';
import { isNumberStart, numberEnd, plainEnd, stringEnd } from './token-end.js';

/** Returned by `glance` for a text that has to be inspected. */
export const SUSPICIOUS = -1;

/**
 * Looks over a text once, before it is parsed, and counts its keys. Returns `SUSPICIOUS` if the
 * text exceeds a limit, may hold half of a surrogate pair, or has a number that would lose
 * something. `JSON.parse` decides whether it is JSON; for any other text the count means nothing,
 * but counting still takes linear time.
 */
export function glance(text: string, limits: JsonLimits): number {
  const { depth, items } = limits;
  if (items < 1 || hasHalfCharacters(text)) return SUSPICIOUS;
  const around: number[] = []; // the comma counts of the enclosing objects and lists
  let commas = 0;
  let keys = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= SPACE) {
      continue;
    } else if (unit === QUOTE) {
      at = stringEnd(text, at) - 1;
    } else if (unit === COLON) {
      keys++;
    } else if (unit === COMMA) {
      if (++commas >= items) return SUSPICIOUS;
    } else if (isNumberStart(unit)) {
      const plain = plainEnd(text, at);
      const isPlain = !isExponent(text.charCodeAt(plain));
      const end = isPlain ? plain : numberEnd(text, at);
      const isKept = isPlain && (end - at <= KEPT_LENGTH || isFraction(text, at, end));
      if (!isKept && lossOf(text.slice(at, end)) !== 'none') return SUSPICIOUS;
      at = end - 1;
    } else if (unit === OPEN_OBJECT || unit === OPEN_LIST) {
      if (around.length >= depth) return SUSPICIOUS;
      around.push(commas);
      commas = unit === OPEN_LIST ? 0 : NEVER_TOO_MANY;
    } else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) {
      commas = around.pop() ?? 0;
    }
  }
  return keys > limits.keys ? SUSPICIOUS : keys;
}

/**
 * The starting count for objects, in which commas are not limited: no text has enough to reach the
 * limit from here.
 */
const NEVER_TOO_MANY = -0x3fffffff;

/**
 * Whether a number without an exponent is so far from any integer that no double rounds it to one:
 * it is less than 10^15, where doubles are at most an eighth apart, and its tenths digit is 1 to 8.
 */
function isFraction(text: string, start: number, end: number): boolean {
  const latest = Math.min(start + KEPT_LENGTH, end - 1);
  for (let at = start + 1; at <= latest; at++) {
    if (text.charCodeAt(at) !== DOT) continue;
    const tenths = text.charCodeAt(at + 1);
    return tenths > ZERO && tenths < NINE;
  }
  return false;
}

/**
 * Whether a text may contain half of a surrogate pair, literally or escaped. Escaped whole pairs
 * count, too, since telling them apart is left to `inspect`.
 */
const hasHalfCharacters = (text: string): boolean =>
  !isWellFormed(text) || (text.includes('\\') && ESCAPED_SURROGATE.test(text));

const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/;
