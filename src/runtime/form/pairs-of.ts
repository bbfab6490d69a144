import { segmentOf } from '../issue.js';
import { isObject } from '../plain-object.js';
import { bodyText, type RawBody } from '../text/body-text.js';
import { isWellFormed } from '../text/well-formed.js';
import { refuseForm, type FormReading } from './form-reading.js';

/** What `URLSearchParams` and `FormData` have in common. */
export interface FormEntries {
  getAll(name: string): unknown[];
  entries(): Iterable<[string, unknown]>;
}

/** What is sent as `application/x-www-form-urlencoded`, or what was read of it or of `multipart/form-data`. */
export type FormBody = FormEntries | RawBody;

/** A name with the text or the file that was sent under it. */
export type FormPair = readonly [name: string, value: unknown];

/**
 * What a form consists of, in its order.
 *
 * @param form Callers without types may give anything.
 * @param expected What is expected of them.
 */
export function pairsOf(form: unknown, expected: string, reading: FormReading): FormPair[] {
  const { limits } = reading;
  const pairs = isEntries(form)
    ? firstPairs(form, limits.pairs + 1)
    : textPairs(bodyText(form, limits.bytes, expected), reading);
  if (pairs.length <= limits.pairs) return pairs;
  refuseForm(reading, `More than ${limits.pairs} pairs`);
  return [];
}

/** Whether somebody else has read it. No JSON has functions. */
export const isEntries = (form: unknown): form is FormEntries =>
  isObject(form) && typeof form['getAll'] === 'function' && typeof form['entries'] === 'function';

function firstPairs(form: FormEntries, most: number): FormPair[] {
  const pairs: FormPair[] = [];
  for (const pair of form.entries()) if (pairs.push(pair) >= most) break;
  return pairs;
}

/** Separated by `&` alone, as the URL Standard has it: `;` is a character of a value. */
function textPairs(text: ReturnType<typeof bodyText>, reading: FormReading): FormPair[] {
  const { issues, limits } = reading;
  if (typeof text !== 'string') {
    issues.push(text);
    return [];
  }
  if (!isWellFormed(text)) refuseForm(reading, 'Half a surrogate pair');
  const parts = firstParts(text, limits.pairs + 1);
  if (parts.length <= limits.pairs) return parts.flatMap((part) => decodedPair(part, reading));
  refuseForm(reading, `More than ${limits.pairs} pairs`);
  return [];
}

/** A text may be a megabyte of `&`, between which there is nothing. */
function firstParts(text: string, most: number): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length && parts.length < most;) {
    const found = text.indexOf('&', start);
    const end = found === -1 ? text.length : found;
    if (end > start) parts.push(text.slice(start, end));
    start = end + 1;
  }
  return parts;
}

function decodedPair(part: string, reading: FormReading): FormPair[] {
  const equals = part.indexOf('=');
  const name = decoded(equals === -1 ? part : part.slice(0, equals));
  const value = equals === -1 ? '' : decoded(part.slice(equals + 1));
  if (name !== undefined && value !== undefined) return [[name, value]];
  refuseForm(reading, 'Invalid percent-encoding', name === undefined ? [] : [segmentOf(name)]);
  return [];
}

/** Nothing, if it is not the percent-encoding of UTF-8: `URLSearchParams` would put U+FFFD there. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.split('+').join(' '));
  } catch {
    return undefined;
  }
}
