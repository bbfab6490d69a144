import { invalid, MAX_ISSUES, segmentOf, type Issue } from '../issue.js';
import { placeIn, type Place } from '../json-schema/place.js';
import { isWellFormed } from '../text/well-formed.js';
import {
  BACKSLASH,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
  COLON,
} from './characters.js';
import type { JsonLimits } from './limits.js';
import { isDigitsOnly, LOSSES, lossOf } from './lost-number.js';
import { numbersAt } from './numbers-at.js';
import { isNumberStart, numberEnd, stringEnd } from './token-end.js';

/** What `inspect` found. */
export interface Inspected {
  readonly issues: readonly Issue[];
  /** Whether a limit was exceeded, so that the rest of the text was not looked at. */
  readonly isOver: boolean;
}

/**
 * Finds everything that `JSON.parse` would hide in a text, with its place. Whether the text is JSON
 * is decided elsewhere; this neither throws on any text nor takes more than linear time.
 *
 * @param body Returns what the Dto accepts. Called only for a number that would lose something.
 */
export function inspect(text: string, limits: JsonLimits, body: () => Place): Inspected {
  const scan: Scan = { text, limits, body, at: 0, inside: [], keys: 0, issues: [], isOver: false };
  while (scan.at < text.length && !scan.isOver && scan.issues.length < MAX_ISSUES) next(scan);
  return scan;
}

interface Scan extends Inspected {
  readonly text: string;
  readonly limits: JsonLimits;
  readonly body: () => Place;
  readonly issues: Issue[];
  /** The objects and lists around the current position. */
  readonly inside: Container[];
  keys: number;
  at: number;
  isOver: boolean;
}

interface Container {
  /** How often each key was found; `undefined` for a list. */
  readonly keys: Map<string, number> | undefined;
  /** The current key or index. */
  segment: string | number;
  expectsKey: boolean;
  /** What the Dto accepts here, once that was asked. */
  place: Place | undefined;
}

function next(scan: Scan): void {
  const unit = scan.text.charCodeAt(scan.at);
  if (unit <= SPACE || unit === COLON) scan.at++;
  else if (unit === COMMA) afterComma(scan);
  else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) close(scan);
  else if (unit === QUOTE && scan.inside.at(-1)?.expectsKey) readKey(scan);
  else readValue(scan, unit);
}

function afterComma(scan: Scan): void {
  const container = scan.inside.at(-1);
  scan.at++;
  if (container === undefined) return;
  if (container.keys) container.expectsKey = true;
  else container.segment = Number(container.segment) + 1;
}

function close(scan: Scan): void {
  scan.at++;
  scan.inside.pop();
}

function readKey(scan: Scan): void {
  const container = scan.inside.at(-1) as Container;
  const { limits } = scan;
  const key = readString(scan);
  const times = (container.keys?.get(key) ?? 0) + 1;
  container.keys?.set(key, times);
  container.segment = key;
  container.expectsKey = false;
  if (++scan.keys > limits.keys) return stop(scan, `More than ${limits.keys} keys`, []);
  if (!isWellFormed(key)) tell(scan, 'Half a surrogate pair');
  if (times === 2) tell(scan, 'Duplicate key');
}

function readValue(scan: Scan, unit: number): void {
  const { limits, inside } = scan;
  const container = inside.at(-1);
  if (container && !container.keys && Number(container.segment) >= limits.items) {
    stop(scan, `More than ${limits.items} items`, pathOf(scan).slice(0, -1));
  } else if (unit === QUOTE) {
    if (!isWellFormed(readString(scan))) tell(scan, 'Half a surrogate pair');
  } else if (isNumberStart(unit)) {
    readNumber(scan);
  } else if (unit === OPEN_OBJECT || unit === OPEN_LIST) {
    open(scan, unit === OPEN_OBJECT);
  } else {
    scan.at++; // of `true`, `false` or `null`
  }
}

function open(scan: Scan, isObject: boolean): void {
  const { limits, inside } = scan;
  if (inside.length >= limits.depth) return stop(scan, `More than ${limits.depth} deep`);
  scan.at++;
  const keys = isObject ? new Map<string, number>() : undefined;
  inside.push({ keys, segment: 0, expectsKey: isObject, place: undefined });
}

/**
 * Reads the string that begins at the current position. If it is malformed, the raw text is
 * returned.
 */
function readString(scan: Scan): string {
  const { text, at } = scan;
  scan.at = stringEnd(text, at);
  const content = text.slice(at + 1, scan.at - 1);
  return content.includes(ESCAPE) ? unescaped(`"${content}"`) : content;
}

const ESCAPE = String.fromCharCode(BACKSLASH);

function unescaped(literal: string): string {
  try {
    return JSON.parse(literal);
  } catch {
    return literal; // not JSON, which `JSON.parse` will report
  }
}

function readNumber(scan: Scan): void {
  const { text, at } = scan;
  scan.at = numberEnd(text, at);
  const literal = text.slice(at, scan.at);
  const loss = lossOf(literal);
  if (loss === 'range') tell(scan, LOSSES.range);
  if (loss === 'integer' && mattersHere(scan, literal)) tell(scan, LOSSES.integer);
}

/**
 * Whether losing precision matters here. Where the Dto does not say which numbers it accepts, a
 * number written in digits alone is treated as an integer.
 */
function mattersHere(scan: Scan, literal: string): boolean {
  const numbers = numbersAt(placeOf(scan));
  return numbers === 'integer' || (numbers === 'unknown' && isDigitsOnly(literal));
}

/**
 * What the Dto accepts at the current position. Each container is looked up once, from the outside
 * in.
 */
function placeOf({ inside, body }: Scan): Place {
  let known = inside.findLastIndex(({ place }) => place !== undefined);
  if (known === -1) {
    const place = body();
    if (inside[0] === undefined) return place;
    inside[0].place = place;
    known = 0;
  }
  let { place, segment } = inside[known] as Container & { place: Place };
  for (const container of inside.slice(known + 1)) {
    container.place = place = placeIn(place, segment);
    ({ segment } = container);
  }
  return placeIn(place, segment);
}

function stop(scan: Scan, message: string, path?: Issue['path']): void {
  tell(scan, message, path);
  scan.isOver = true;
}

function tell(scan: Scan, message: string, path: Issue['path'] = pathOf(scan)): void {
  scan.issues.push(invalid(message, path));
}

/** The path of the current position. Keys come from the request, so long ones are shortened. */
function pathOf({ inside }: Scan): (string | number)[] {
  return inside.map(({ segment }) => (typeof segment === 'string' ? segmentOf(segment) : segment));
}
