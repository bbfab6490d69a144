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

/**
 * A form: the text or bytes of an `application/x-www-form-urlencoded` body, or the
 * `URLSearchParams` or `FormData` that was read from one or from `multipart/form-data`.
 */
export type FormBody = FormEntries | RawBody;

/** A name with the text or file that was sent under it. */
export type FormPair = readonly [name: string, value: unknown];

/**
 * The pairs of a form, in the order they were sent.
 *
 * @param form The form; anything, since untyped callers may pass what they like.
 * @param expected What should have been passed, for the error message.
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

/**
 * Whether a form is `URLSearchParams`, `FormData` or the like. A JSON value is never taken for one,
 * because it has no functions.
 */
export const isEntries = (form: unknown): form is FormEntries =>
  isObject(form) && typeof form['getAll'] === 'function' && typeof form['entries'] === 'function';

function firstPairs(form: FormEntries, most: number): FormPair[] {
  const pairs: FormPair[] = [];
  for (const pair of form.entries()) if (pairs.push(pair) >= most) break;
  return pairs;
}

/**
 * The pairs of an encoded text. Only `&` separates them, as in the URL Standard; `;` is part of a
 * value.
 */
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

/**
 * The first non-empty parts between `&`s. Not `split`: a text may be a megabyte of nothing but `&`.
 */
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

/**
 * Decodes a text; `undefined` if it is not percent-encoded UTF-8, where `URLSearchParams` would
 * insert U+FFFD.
 */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.split('+').join(' '));
  } catch {
    return undefined;
  }
}
