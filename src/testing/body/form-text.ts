import type { FormNotation } from '../../runtime/form/segments-of.js';
import { isObject } from '../../runtime/plain-object.js';
import type { Pair, Path, Surface, Target } from '../attack.js';
import { bracketed, dotted } from './names.js';

/**
 * The part of a valid body that a form can express: scalars, the items of lists of scalars, and, in
 * a notation, what is nested.
 */
export function pairsOf({ base, notation }: Pick<Surface, 'base' | 'notation'>): Pair[] {
  return pairsIn(base, [], notation);
}

function pairsIn(value: unknown, path: Path, notation: FormNotation | undefined): Pair[] {
  const name = notation === 'dots' ? dotted(path) : bracketed(path);
  if (isScalar(value)) return [[name, String(value)]];
  if (Array.isArray(value) && value.every(isScalar)) return value.map((one) => [name, String(one)]);
  if (!isObject(value) || (notation === undefined && path.length > 0)) return [];
  return Object.entries(value).flatMap(([key, one]) => pairsIn(one, [...path, key], notation));
}

/** The same without what other pairs replace: the names of these, and those that lead further. */
export function pairsBeside(surface: Surface, others: readonly Pair[]): Pair[] {
  const names = others.map(([name]) => name);
  return pairsOf(surface).filter(([name]) => !names.some((other) => leadsTo(other, name)));
}

const leadsTo = (outer: string, name: string): boolean =>
  name.startsWith(outer) && ['', '[', '.'].includes(name.slice(outer.length).charAt(0));

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** A value as it is written in a form. */
export const asText = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Pairs as `application/x-www-form-urlencoded`, with all but the plainest characters escaped. */
export const formOf = (pairs: readonly Pair[]): string =>
  pairs.map((pair) => pair.map(encoded).join('=')).join('&');

/** A name or value in a form. Half a character has no bytes, so it is replaced. */
export const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** The valid body as a form, followed by more text. */
export const formWith = ({ surface }: Target, text: string): string =>
  [formOf(pairsOf(surface)), text].filter((part) => part !== '').join('&');

export const BOUNDARY = '----gen-dtos-attack';

/** Pairs as `multipart/form-data` (RFC 7578). */
export const multipartOf = (pairs: readonly Pair[]): string =>
  [...pairs.map(valuePart), LAST].join('');

/**
 * The valid body as a multipart form, followed by more parts: each is what follows `form-data; `,
 * and its content.
 */
export const multipartWith = ({ surface }: Target, ...parts: readonly Pair[]): string =>
  [...pairsOf(surface).map(valuePart), ...parts.map(partOf), LAST].join('');

const LAST = `--${BOUNDARY}--\r\n`;

const valuePart = ([name, value]: Pair): string => partOf([`name="${quoted(name)}"`, value]);

const partOf = ([disposition, content]: Pair): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

/** A name, escaped as browsers do (HTML Standard, 4.10.21.8). */
const quoted = (name: string): string =>
  name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
