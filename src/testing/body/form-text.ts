import type { JsonObject, Pair, Target } from '../attack.js';

/**
 * The part of a valid body that a flat form can express: scalars, and the items of lists of
 * scalars.
 */
export function pairsOf(base: JsonObject): Pair[] {
  return Object.entries(base).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter(isScalar)
      .map((one): Pair => [key, String(one)]),
  );
}

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
  [formOf(pairsOf(surface.base)), text].filter((part) => part !== '').join('&');

export const BOUNDARY = '----gen-dtos-attack';

/** Pairs as `multipart/form-data` (RFC 7578). */
export const multipartOf = (pairs: readonly Pair[]): string =>
  [...pairs.map(valuePart), LAST].join('');

/**
 * The valid body as a multipart form, followed by more parts: each is what follows `form-data; `,
 * and its content.
 */
export const multipartWith = ({ surface }: Target, ...parts: readonly Pair[]): string =>
  [...pairsOf(surface.base).map(valuePart), ...parts.map(partOf), LAST].join('');

const LAST = `--${BOUNDARY}--\r\n`;

const valuePart = ([name, value]: Pair): string => partOf([`name="${quoted(name)}"`, value]);

const partOf = ([disposition, content]: Pair): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

/** A name, escaped as browsers do (HTML Standard, 4.10.21.8). */
const quoted = (name: string): string =>
  name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
