/** A body as a page would send it in a form, which says less than the body: no type, nothing empty. */
import type { Entry, Notation } from './form-means.js';

/** How names lead into a body. */
export interface Spelling {
  readonly notation: Notation;
  /** How the items of a list are named, if they are texts and the like. */
  readonly lists: 'repeated' | 'next' | 'numbered';
}

export function spelled(body: unknown, spelling: Spelling): Entry[] {
  return keysIn(body).flatMap((key) =>
    entriesFor((body as { [key: string]: unknown })[key], [key], spelling),
  );
}

function entriesFor(value: unknown, at: readonly string[], spelling: Spelling): Entry[] {
  if (value === undefined || at.length > 10) return [];
  const name = nameOf(at, spelling.notation);
  if (Array.isArray(value)) {
    const isFlat = !value.some(hasParts) && spelling.lists !== 'numbered';
    const isNext = spelling.lists === 'next' && spelling.notation === 'brackets';
    if (isFlat) return value.map((item) => [isNext ? `${name}[]` : name, textOf(item)]);
  }
  if (!hasParts(value)) return [[name, textOf(value)]];
  return keysIn(value).flatMap((key) =>
    entriesFor((value as { [key: string]: unknown })[key], [...at, key], spelling),
  );
}

/** The name of a place. Without a notation there is none inside, so it is what others would send. */
export function nameOf([head = '', ...rest]: readonly string[], notation: Notation): string {
  return notation === 'dots'
    ? [head, ...rest].join('.')
    : head + rest.map((key) => `[${key}]`).join('');
}

const hasParts = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Date) &&
  !(value instanceof Blob);

const keysIn = (value: unknown): string[] => (hasParts(value) ? Object.keys(value as object) : []);

/** Files stay what they are. */
function textOf(value: unknown): unknown {
  if (value === null || value === undefined) return '';
  if (value instanceof Blob) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'never' : value.toISOString();
  if (Object.is(value, -0)) return '-0';
  return typeof value === 'function' ? '() => 1' : String(value);
}
