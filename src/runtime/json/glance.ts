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

/** What a glance says of a text that has to be inspected. */
export const SUSPICIOUS = -1;

/**
 * One quick look at a text, before it is parsed: how many keys it has, if it is within the limits
 * and no number loses anything. Whether it is JSON, `JSON.parse` knows; no text confuses it for long.
 */
export function glance(text: string, limits: JsonLimits): number {
  const { depth, items } = limits;
  if (items < 1 || hasHalfCharacters(text)) return SUSPICIOUS;
  const around: number[] = []; // the commas of what is around it
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

/** An object may have any number of commas: no text has that many. */
const NEVER_TOO_MANY = -0x3fffffff;

/**
 * Whether a number without exponent is so far from any integer that no double takes it for one: of
 * less than 10^15, which doubles hold in steps of an eighth, and with tenths from 1 to 8.
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

/** Whether there may be half of a surrogate pair, as it is or escaped; whole ones are escaped like that, too. */
const hasHalfCharacters = (text: string): boolean =>
  !isWellFormed(text) || (text.includes('\\') && ESCAPED_SURROGATE.test(text));

const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/;
