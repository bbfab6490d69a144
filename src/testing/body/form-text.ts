import type { JsonObject, Pair, Target } from '../attack.js';

/** What of a valid body a flat form can say: scalars, and the items of lists of them. */
export function pairsOf(base: JsonObject): Pair[] {
  return Object.entries(base).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter(isScalar)
      .map((one): Pair => [key, String(one)]),
  );
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** How a value is written in a form. */
export const asText = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** `application/x-www-form-urlencoded`, every character but the plainest as an escape. */
export const formOf = (pairs: readonly Pair[]): string =>
  pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');

/** A form with more text at its end. */
export const formWith = ({ surface }: Target, text: string): string =>
  [formOf(pairsOf(surface.base)), text].filter((part) => part !== '').join('&');

export const BOUNDARY = '----gen-dtos-attack';

/** `multipart/form-data` (RFC 7578). */
export const multipartOf = (pairs: readonly Pair[]): string =>
  [...pairs.map(([name, value]) => partOf(`name="${quoted(name)}"`, value)), LAST].join('');

/** A multipart form with more parts: what stands behind `form-data; `, and the content. */
export const multipartWith = ({ surface }: Target, ...parts: readonly Pair[]): string =>
  [
    ...pairsOf(surface.base).map(([name, value]) => partOf(`name="${quoted(name)}"`, value)),
    ...parts.map(([disposition, content]) => partOf(disposition, content)),
    LAST,
  ].join('');

const LAST = `--${BOUNDARY}--\r\n`;

const partOf = (disposition: string, content: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

/** As browsers escape a name (HTML, 4.10.21.8). */
const quoted = (name: string): string =>
  name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
