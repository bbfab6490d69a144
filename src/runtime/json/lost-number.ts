import { DOT, isDigit, isExponent, MINUS, ZERO } from './characters.js';

/**
 * What is lost when a number becomes a double: nothing, everything (it becomes infinite), or the
 * exact integer that was written.
 */
export type NumberLoss = 'none' | 'range' | 'integer';

/** The message for a number that is refused because of its loss. */
export const LOSSES: { readonly [loss in Exclude<NumberLoss, 'none'>]: string } = {
  range: 'Number beyond what a double holds',
  integer: 'Integer not exact as a double',
};

/**
 * Numbers up to this length, without an exponent, have at most 15 digits, which every double keeps.
 */
export const KEPT_LENGTH = 15;

/**
 * What is lost of a number written in JSON. An integer beyond ±(2^53-1) always counts as lost, even
 * if a double happens to hold it, because others are rounded to it (RFC 7493, section 2.2).
 */
export function lossOf(literal: string): NumberLoss {
  const value = Number(literal);
  if (!Number.isFinite(value)) return 'range';
  if (!Number.isInteger(value)) return 'none';
  return Number.isSafeInteger(value) && isWhole(literal) ? 'none' : 'integer';
}

/** Whether a number is written in digits alone (with an optional minus), as ids and amounts are. */
export function isDigitsOnly(literal: string): boolean {
  for (let at = 1; at < literal.length; at++) if (!isDigit(literal.charCodeAt(at))) return false;
  return true;
}

/** Whether a number is written without a fraction, which a double may have rounded away. */
function isWhole(literal: string): boolean {
  const { end, shift } = lastDigit(literal);
  const exponent = end < literal.length ? Number(literal.slice(end + 1)) : 0;
  return shift <= exponent;
}

/**
 * How many places the last digit other than 0 is behind the decimal point (negative in front of
 * it), and where the digits end.
 */
function lastDigit(literal: string): { end: number; shift: number } {
  let shift = -Infinity;
  let point = Infinity;
  let at = literal.charCodeAt(0) === MINUS ? 1 : 0;
  for (; at < literal.length; at++) {
    const unit = literal.charCodeAt(at);
    if (isExponent(unit)) break;
    if (unit === DOT) point = at;
    else if (unit !== ZERO) shift = at < point ? 0 : at - point;
    else if (at < point) shift--;
  }
  return { end: at, shift };
}
