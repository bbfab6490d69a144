import { BACKSLASH, DOT, isDigit, isExponent, MINUS, PLUS } from './characters.js';

/**
 * Where the string that begins at a quote ends: after its closing quote, or at the end of the text.
 */
export function stringEnd(text: string, start: number): number {
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from); // native code, which compares many code units at once
    if (quote === -1) return text.length;
    let unescaped = quote;
    while (unescaped > from && text.charCodeAt(unescaped - 1) === BACKSLASH) unescaped--;
    if ((quote - unescaped) % 2 === 0) return quote + 1;
    from = quote + 1;
  }
}

/** Whether a code unit can begin a number in JSON. */
export const isNumberStart = (unit: number): boolean => unit === MINUS || isDigit(unit);

/** Where the number that begins at a position ends. `JSON.parse` decides whether it is one. */
export function numberEnd(text: string, start: number): number {
  const end = plainEnd(text, start);
  return isExponent(text.charCodeAt(end)) ? exponentEnd(text, end) : end;
}

/** Where the number that begins at a position ends, leaving out its exponent. */
export function plainEnd(text: string, start: number): number {
  const end = digitsEnd(text, start + 1);
  return text.charCodeAt(end) === DOT ? digitsEnd(text, end + 1) : end;
}

function exponentEnd(text: string, start: number): number {
  const sign = text.charCodeAt(start + 1);
  return digitsEnd(text, sign === PLUS || sign === MINUS ? start + 2 : start + 1);
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}
