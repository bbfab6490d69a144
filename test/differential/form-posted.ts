/** A form on its way: the same entries as text, as bytes, as a query, and as what hosts make of them. */
import { told, type Entry, type Refusal } from './form-means.js';

/** How a form is sent, and what is wrong with it as a text. */
export interface Way {
  readonly as: 'text' | 'bytes' | 'URLSearchParams' | 'FormData' | 'query' | 'URL';
  /** Chooses one of the spellings of each character. */
  readonly spelling: number;
  /** Breaks the percent-encoding of an entry's name or value. */
  readonly broken?: { readonly entry: number; readonly part: 0 | 1; readonly by: string };
  /** What is put around the text. */
  readonly around?: 'empty pairs' | 'byte order mark' | 'half a byte';
}

export interface Posted {
  /** What is passed to `safeParseForm`, or to `safeParseQuery`. */
  readonly form: unknown;
  readonly isQuery: boolean;
  /** The entries that arrive. */
  readonly entries: readonly Entry[];
  readonly refusals: readonly Refusal[];
  /** What counts against the limits. The bytes of what a host has read already don't. */
  readonly bytes: number;
  readonly pairs: number;
}

export function posted(sent: readonly Entry[], way: Way): Posted {
  const { as } = way;
  const isQuery = as === 'query' || as === 'URL';
  const arriving = { isQuery, refusals: [], bytes: 0, pairs: sent.length };
  if (as === 'FormData') {
    const form = new FormData();
    for (const [name, value] of sent) {
      // Each signature of `append` takes one of them.
      if (value instanceof Blob) form.append(name, value);
      else form.append(name, value as string);
    }
    return { ...arriving, form, entries: [...form] };
  }
  const texts = sent.map(([name, value]) => [name, asText(value)] as const);
  if (as === 'URLSearchParams') {
    const form = new URLSearchParams(texts as [string, string][]);
    return { ...arriving, form, entries: [...form] };
  }
  return { isQuery, ...asEncoded(texts, way) };
}

function asEncoded(
  texts: readonly (readonly [string, string])[],
  { as, spelling, broken, around }: Way,
): Omit<Posted, 'isQuery'> {
  const isBroken = (entry: number, part: number): boolean =>
    broken !== undefined &&
    texts.length > 0 &&
    broken.entry % texts.length === entry &&
    broken.part === part;
  const pairs = texts.map(([name, value], entry) => {
    const [key, text] = [name, value].map(
      (one, part) => encoded(one, spelling + entry) + (isBroken(entry, part) ? broken!.by : ''),
    );
    // An empty text needs no `=`; a pair without anything is none.
    return text === '' && key !== '' && (spelling + entry) % 3 === 0 ? key : `${key}=${text}`;
  });
  const separator = around === 'empty pairs' ? '&&' : '&';
  const mark = around === 'byte order mark' && as !== 'URL' ? '\ufeff' : '';
  const text = mark + pairs.join(separator);
  const wellFormed = (one: string): string =>
    as === 'text' || as === 'query' ? one : one.replaceAll(HALVES, '\ufffd');
  const entries = texts.flatMap(([name, value], entry): Entry[] =>
    isBroken(entry, 0) || isBroken(entry, 1) ? [] : [[wellFormed(name), wellFormed(value)]],
  );
  const refusals = texts.flatMap(([name], entry): Refusal[] => {
    const message = 'Invalid percent-encoding';
    if (isBroken(entry, 0)) return [{ message, path: [] }];
    return isBroken(entry, 1) ? [{ message, path: [told(wellFormed(name))] }] : [];
  });
  const bytes = Buffer.byteLength(text);
  if (as === 'bytes' && around === 'half a byte') {
    const form = Buffer.concat([Buffer.from(text), Buffer.from([0xc3])]);
    const message = `Invalid UTF-8 at byte ${bytes + 1}`;
    return { form, entries: [], refusals: [{ message, path: [] }], bytes: bytes + 1, pairs: 0 };
  }
  if (mark !== '') {
    const form = as === 'bytes' ? Buffer.from(text) : text;
    return {
      form,
      entries: [],
      refusals: [{ message: 'Byte order mark', path: [] }],
      bytes,
      pairs: 0,
    };
  }
  const half: Refusal[] =
    wellFormed(text).search(HALVES) !== -1 ? [{ message: 'Half a surrogate pair', path: [] }] : [];
  const formed = { entries, refusals: [...refusals, ...half], pairs: texts.length };
  if (as === 'URL') {
    const form = new URL(`https://example.com/users?${text}#name=x`);
    return { ...formed, form, bytes: form.search.length - 1 };
  }
  if (as === 'bytes') return { ...formed, form: Buffer.from(text), bytes };
  return { ...formed, form: as === 'query' && spelling % 2 === 0 ? `?${text}` : text, bytes };
}

const HALVES = /\p{Surrogate}/gu;

const asText = (value: unknown): string => (value instanceof Blob ? 'a file' : String(value));

/** A text in one of the spellings that mean it. */
function encoded(text: string, spelling: number): string {
  return Array.from(text, (character, index) => spelledAs(character, spelling + index)).join('');
}

function spelledAs(character: string, spelling: number): string {
  if (character.search(HALVES) !== -1) return character;
  const codes = Array.from(
    Buffer.from(character),
    (byte) => `%${byte.toString(16).padStart(2, '0')}`,
  ).join('');
  if (character === ' ') return spelling % 2 === 0 ? '+' : '%20';
  const isPlain = /[\w*.[\]~!-]/.test(character) || character > '\u00ff';
  if (isPlain && spelling % 7 !== 0) return character;
  return spelling % 2 === 0 ? codes : codes.toUpperCase();
}
