/**
 * Which body the entries of a form mean, or why nobody can say: a second reading of docs/forms.md,
 * written without a look at the first.
 */
import type { Kind, Place } from './form-takes.js';

/** A name with what was sent under it, decoded. */
export type Entry = readonly [name: string, value: unknown];

export type Notation = 'brackets' | 'dots' | undefined;

export interface Reading {
  readonly notation?: Notation;
  readonly empty?: 'absent' | 'null';
  readonly depth: number;
}

type Path = readonly (string | number)[];

export interface Refusal {
  readonly message: string;
  readonly path: Path;
}

export interface Meaning {
  readonly body: unknown;
  readonly refusals: readonly Refusal[];
}

/** The meaning of a form; nothing if the documentation leaves it open. */
export function meaningOf(
  entries: readonly Entry[],
  place: Place,
  reading: Reading,
): Meaning | undefined {
  const { depth } = reading;
  const refusals: Refusal[] = [];
  const whole = new Node();
  for (const [name, value] of entries) {
    const steps = stepsOf(name, reading.notation);
    const path = [told(name)];
    if (steps === undefined) refusals.push({ message: 'Malformed name', path });
    else if (steps.length > depth) refusals.push({ message: `More than ${depth} deep`, path });
    else whole.put(steps, value);
  }
  try {
    const body = new Reader(reading, refusals).object(whole, place, []);
    return { body, refusals };
  } catch (error) {
    if (error === UNSAID) return undefined;
    throw error;
  }
}

/** A key in a path is cut after 100 characters. */
export const told = (key: string): string => (key.length > 100 ? `${key.slice(0, 100)}…` : key);

/** Thrown where the documentation leaves the meaning open. */
const UNSAID = new Error('Not documented');

/** A key or index; `null` is the next item of a list. */
type Step = string | null;

/** The steps that a name takes; nothing if the notation does not allow it. */
function stepsOf(name: string, notation: Notation): readonly Step[] | undefined {
  if (notation === undefined) return [name];
  if (notation === 'dots') {
    const steps = name.split('.');
    return steps.includes('') ? undefined : steps;
  }
  const found = /^(?<head>[^[\]]+)(?<keys>(?:\[[^[\]]+\])*)(?<next>\[\])?$/.exec(name)?.groups;
  if (found === undefined) return undefined;
  const keys = Array.from(found['keys']!.matchAll(/\[([^[\]]+)\]/g), ([, key]) => key!);
  return [found['head']!, ...keys, ...(found['next'] === undefined ? [] : [null])];
}

/** What was sent at a place: under its own name, as its next item, and inside it. */
class Node {
  readonly named: unknown[] = [];
  readonly next: unknown[] = [];
  readonly inside = new Map<string, Node>();

  put([step, ...more]: readonly Step[], value: unknown): void {
    if (step === undefined) this.named.push(value);
    else if (step === null) this.next.push(value);
    else {
      const node = this.inside.get(step) ?? new Node();
      this.inside.set(step, node);
      node.put(more, value);
    }
  }
}

class Reader {
  readonly #reading: Reading;
  readonly #refusals: Refusal[];

  constructor(reading: Reading, refusals: Refusal[]) {
    this.#reading = reading;
    this.#refusals = refusals;
  }

  #refuse(message: string, path: Path): undefined {
    this.#refusals.push({ message, path });
  }

  /** What is absent is not in it. */
  object({ inside }: Node, place: Place, path: Path): unknown {
    const entries = [...inside].map(([key, node]): Entry => [
      key,
      this.#value(node, place.inside(key), [...path, told(key)]),
    ]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  #value(node: Node, place: Place, path: Path): unknown {
    const { named, next, inside } = node;
    const ways = [named.length > 0, next.length > 0, inside.size > 0].filter(Boolean);
    if (ways.length > 1) return this.#refuse('Sent in more than one way', path);
    if (next.length > 0) return this.#list(next, place, path);
    if (inside.size > 0)
      return isList(place) ? this.#indexed(inside, place, path) : this.object(node, place, path);
    if (isList(place) && (named.length > 1 || !has(place, ...SCALARS)))
      return this.#list(named, place, path);
    if (named.length === 1) return this.#scalar(named[0], place, path);
    if (has(place, 'unsaid')) throw UNSAID;
    return isClosed(place) ? named : this.#refuse('Sent more than once', path);
  }

  #list(values: readonly unknown[], place: Place, path: Path): unknown {
    return values
      .map((value, index) => this.#scalar(value, place.inside(index), [...path, index]))
      .filter((value) => value !== undefined);
  }

  #indexed(inside: ReadonlyMap<string, Node>, place: Place, path: Path): unknown {
    const items: unknown[] = [];
    for (let index = 0; index < inside.size; index++) {
      const node = inside.get(String(index));
      if (node === undefined) return this.#refuse('Indexes not consecutive from 0', path);
      items.push(this.#value(node, place.inside(index), [...path, index]));
    }
    return items.filter((value) => value !== undefined);
  }

  #scalar(value: unknown, place: Place, path: Path): unknown {
    const { empty } = this.#reading;
    if (isClosed(place)) return value;
    if (has(place, 'unsaid')) throw UNSAID;
    if (isEmpty(value) && !takesTexts(place)) {
      if (empty === 'absent') return undefined;
      if (empty === 'null' && has(place, 'null')) return null;
    }
    if (value instanceof Blob) {
      return has(place, ...OF_JSON) ? this.#refuse('Unexpected file', path) : value;
    }
    const made = madeOf(value as string, place);
    return 'refusal' in made ? this.#refuse(made.refusal, path) : made.value;
  }
}

const has = ({ kinds }: Place, ...some: readonly Kind[]): boolean =>
  some.some((kind) => kinds.has(kind));

const isClosed = ({ kinds }: Place): boolean => kinds.size === 0;

const takesTexts = (place: Place): boolean => has(place, 'text', 'anything');

/** Where keys are taken, too, an index is a key. */
const isList = (place: Place): boolean => has(place, 'list') && !has(place, 'object', 'anything');

const SCALARS = ['text', 'anything', 'number', 'boolean', 'bigint', 'date'] as const;

const OF_JSON = ['text', 'anything', 'number', 'boolean', 'list', 'object'] as const;

const isEmpty = (value: unknown): boolean =>
  value === '' || (value instanceof File && value.name === '' && value.size === 0);

type Made = { readonly value: unknown } | { readonly refusal: string };

/** What a text becomes. One that means nothing stays a text. */
function madeOf(text: string, place: Place): Made {
  const value = text;
  if (takesTexts(place)) return { value };
  if (has(place, 'boolean') && /^(?:true|false|on)$/.test(text)) return { value: text !== 'false' };
  if (has(place, 'number') && isNumber(text)) return numberOf(text, place);
  if (has(place, 'bigint') && isDigits(text)) return { value: BigInt(text) };
  return { value: (has(place, 'date') ? dateOf(text) : undefined) ?? value };
}

/** As JSON has it: no text has a space around it that is a number. */
function isNumber(text: string): boolean {
  if (text.length > 1_000 || text !== text.trim() || !/\d$/.test(text)) return false;
  try {
    return typeof JSON.parse(text) === 'number';
  } catch {
    return false;
  }
}

const isDigits = (text: string): boolean => isNumber(text) && /^-?\d+$/.test(text);

function numberOf(text: string, place: Place): Made {
  const value = Number(text);
  const isLost = Number.isInteger(value) && !(Number.isSafeInteger(value) && isWhole(text));
  const mustBeExact = has(place, 'exact', 'bigint');
  if (Number.isFinite(value) && !(isLost && mustBeExact)) return { value };
  if (has(place, 'bigint') && isDigits(text)) return { value: BigInt(text) };
  return {
    refusal: isLost ? 'Integer not exact as a double' : 'Number beyond what a double holds',
  };
}

/** Whether a number as it is written has nothing behind its point. */
function isWhole(text: string): boolean {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [before = '', after = ''] = mantissa.split('.');
  const digits = `${before}${after}`.replace(/0+$/, '');
  if (/^-?0*$/.test(digits)) return true;
  return digits.length - before.length <= Number(exponent);
}

/** A day, or a timestamp of RFC 3339, reckoned by hand. */
function dateOf(text: string): Date | undefined {
  const found =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?(?:Z|([+-])(\d\d):(\d\d)))?$/.exec(
      text,
    );
  if (found === null) return undefined;
  const at = (index: number): number => Number(found[index] ?? 0);
  const [hour, minute, second] = [at(4), at(5), at(6)];
  if (hour > 23 || minute > 59 || second > 59 || at(9) > 23 || at(10) > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(at(1), at(2) - 1, at(3));
  if (date.getUTCMonth() !== at(2) - 1 || date.getUTCDate() !== at(3)) return undefined;
  date.setUTCHours(hour, minute, second, Number((found[7] ?? '0').padEnd(3, '0')));
  const ahead = (at(9) * 60 + at(10)) * 60_000 * (found[8] === '-' ? -1 : 1);
  return new Date(date.getTime() - ahead);
}
