import { DOT, isDigit, isExponent, MINUS, ZERO } from './characters.js';

/** What a double makes of a number: all is well, it is infinite, or it is no longer the integer that was written. */
export type NumberLoss = 'none' | 'range' | 'integer';

/** What is told of a number that is refused for it. */
export const LOSSES: { readonly [loss in Exclude<NumberLoss, 'none'>]: string } = {
  range: 'Number beyond what a double holds',
  integer: 'Integer not exact as a double',
};

/** Shorter ones without an exponent have at most 15 digits, which every double keeps. */
export const KEPT_LENGTH = 15;

/**
 * What is lost of a number that was written in JSON. An integer beyond ±(2^53-1) counts as lost,
 * also if a double happens to hold it: others are rounded to it (RFC 7493, section 2.2).
 */
export function lossOf(literal: string): NumberLoss {
  const value = Number(literal);
  if (!Number.isFinite(value)) return 'range';
  if (!Number.isInteger(value)) return 'none';
  return Number.isSafeInteger(value) && isWhole(literal) ? 'none' : 'integer';
}

/** Whether a number is written with digits alone, as identifiers and amounts are. */
export function isDigitsOnly(literal: string): boolean {
  for (let at = 1; at < literal.length; at++) if (!isDigit(literal.charCodeAt(at))) return false;
  return true;
}

/** Whether what is written has no fraction: a double may have rounded it away. */
function isWhole(literal: string): boolean {
  const { end, shift } = lastDigit(literal);
  const exponent = end < literal.length ? Number(literal.slice(end + 1)) : 0;
  return shift <= exponent;
}

/** How far behind the point the last digit is that isn't 0, and where the digits end. */
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
