import { invalid, type Issue } from '../issue.js';
import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  DOT,
  isDigit,
  isExponent,
  LETTER_U,
  LINE_FEED,
  MINUS,
  OPEN_LIST,
  OPEN_OBJECT,
  PLUS,
  QUOTE,
  SPACE,
  TAB,
  ZERO,
} from './characters.js';

/**
 * Explains why a text that `JSON.parse` refuses is not JSON: where it goes wrong, but never what is
 * there.
 */
export function notJson(text: string): Issue {
  const reader: Reader = { text, at: 0, closers: [], expected: 'value' };
  while (reader.expected !== 'nothing' && step(reader));
  if (reader.expected === 'nothing') skipSpace(reader);
  const { at, expected } = reader;
  if (at >= text.length) return invalid(text.trim() === '' ? 'No JSON' : 'Unfinished JSON');
  const what = expected === 'nothing' ? 'More after the JSON' : 'Invalid JSON';
  return invalid(`${what} at ${placeOf(text, at)}`);
}

/**
 * A position as line and column, both from 1. Columns count UTF-16 code units, as editors and
 * JavaScript do.
 */
function placeOf(text: string, at: number): string {
  let line = 1;
  let start = 0;
  for (let feed = text.indexOf('\n'); feed !== -1 && feed < at; feed = text.indexOf('\n', start)) {
    line++;
    start = feed + 1;
  }
  return `line ${line}, column ${at - start + 1}`;
}

interface Reader {
  readonly text: string;
  /** The current position; where the text goes wrong, in the end. */
  at: number;
  /** The closing characters of the lists and objects around the current position. */
  readonly closers: number[];
  expected: 'value' | 'value or end' | 'key' | 'key or end' | 'comma or end' | 'nothing';
}

/** Reads one value, one key with its colon, a comma or an end. Returns whether it was there. */
function step(reader: Reader): boolean {
  skipSpace(reader);
  const { text, closers, expected } = reader;
  const unit = text.charCodeAt(reader.at);
  if (ENDING.has(expected) && unit === closers.at(-1)) {
    closers.pop();
    reader.at++;
    return ended(reader);
  }
  if (expected === 'key' || expected === 'key or end') return readKey(reader);
  if (expected !== 'comma or end') return readValue(reader, unit);
  reader.expected = closers.at(-1) === CLOSE_OBJECT ? 'key' : 'value';
  return take(reader, unit === COMMA);
}

const ENDING: ReadonlySet<string> = new Set(['value or end', 'key or end', 'comma or end']);

function ended(reader: Reader): boolean {
  reader.expected = reader.closers.length === 0 ? 'nothing' : 'comma or end';
  return true;
}

function readKey(reader: Reader): boolean {
  if (!readString(reader)) return false;
  skipSpace(reader);
  reader.expected = 'value';
  return take(reader, unitOf(reader) === COLON);
}

function readValue(reader: Reader, unit: number): boolean {
  if (unit === OPEN_OBJECT || unit === OPEN_LIST) {
    reader.closers.push(unit === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_LIST);
    reader.expected = unit === OPEN_OBJECT ? 'key or end' : 'value or end';
    reader.at++;
    return true;
  }
  return readScalar(reader, unit) && ended(reader);
}

function readScalar(reader: Reader, unit: number): boolean {
  if (unit === QUOTE) return readString(reader);
  const word = WORDS.find((one) => one.charCodeAt(0) === unit);
  return word === undefined ? readNumber(reader) : readWord(reader, word);
}

function readString(reader: Reader): boolean {
  const { text } = reader;
  if (!take(reader, unitOf(reader) === QUOTE)) return false;
  for (;;) {
    const unit = text.charCodeAt(reader.at);
    if (!(unit >= SPACE)) return false; // a control character, or the text ends
    reader.at++;
    if (unit === QUOTE) return true;
    if (unit === BACKSLASH && !readEscape(reader)) return false;
  }
}

function readEscape(reader: Reader): boolean {
  const unit = unitOf(reader);
  if (!take(reader, ESCAPABLE.includes(String.fromCharCode(unit)))) return false;
  return unit !== LETTER_U || [1, 2, 3, 4].every(() => take(reader, isHexDigit(unitOf(reader))));
}

const ESCAPABLE = '"\\/bfnrtu';

const isHexDigit = (unit: number): boolean =>
  isDigit(unit) || ((unit | 32) >= 97 && (unit | 32) <= 102);

function readWord(reader: Reader, word: string): boolean {
  return [...word].every((letter) => take(reader, unitOf(reader) === letter.charCodeAt(0)));
}

const WORDS = ['true', 'false', 'null'];

function readNumber(reader: Reader): boolean {
  take(reader, unitOf(reader) === MINUS);
  const isZero = take(reader, unitOf(reader) === ZERO);
  if (!isZero && !takeDigits(reader)) return false;
  if (take(reader, unitOf(reader) === DOT) && !takeDigits(reader)) return false;
  if (!take(reader, isExponent(unitOf(reader)))) return true;
  take(reader, unitOf(reader) === PLUS || unitOf(reader) === MINUS);
  return takeDigits(reader);
}

function takeDigits(reader: Reader): boolean {
  const { at } = reader;
  while (take(reader, isDigit(unitOf(reader))));
  return reader.at > at;
}

function skipSpace(reader: Reader): void {
  while (take(reader, isSpace(unitOf(reader))));
}

const isSpace = (unit: number): boolean =>
  unit === SPACE || unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === TAB;

/** The code unit at the current position; `NaN` at the end. */
const unitOf = ({ text, at }: Reader): number => text.charCodeAt(at);

/** Moves on by one code unit if the current one fits, and returns whether it did. */
function take(reader: Reader, fits: boolean): boolean {
  if (fits) reader.at++;
  return fits;
}
