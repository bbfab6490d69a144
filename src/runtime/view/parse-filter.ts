import { readingOf, type FormLimits } from '../form/form-reading.js';
import type { Takes } from '../form/form-place.js';
import { pairsOf, type FormPair } from '../form/pairs-of.js';
import { namesIn, QUERY, type FormQuery } from '../form/parse-query.js';
import { textValue } from '../form/text-value.js';
import { segmentOf, type Issue } from '../issue.js';
import { textIssue } from '../text/text-issue.js';
import { definitionOfView } from './definition-of-view.js';
import { readableScalar, refuseIssues, unknownKey } from './readable.js';
import type { ScalarKind, View, ViewDefinition } from './view.js';

/** A field, and the value that it has in the records that are asked for. */
export interface FilterKey<Key extends string = string, Value = unknown> {
  readonly key: Key;
  readonly value: Value;
}

export interface FilterOptions {
  /** The parameters that are not for the filter, such as `['sort', 'page']`. */
  readonly ignore?: readonly string[];
  /** How much a query may hold; as for `parseQuery`. */
  readonly limits?: Partial<FormLimits>;
}

/**
 * Reads the query of a URL as a filter: each parameter is a field and the value that it must have.
 * Filtering by a field that may not be read would tell its values by which records are found (CWE-203),
 * so such a field is refused, in the same words as one that doesn't exist.
 *
 * @param view The generated view object that the records are answered with.
 * @param query A text, a URL or `URLSearchParams`, as for `parseQuery`. A framework's own reading of it,
 * an object, is not taken.
 * @param options Which parameters are not for the filter, and limits.
 *
 * @returns Readable fields of the model itself that hold one value, each once, with a value of the
 * field's type: a text, number, boolean, bigint or date, never an object that a query could be made of
 * (CWE-943). Whether it is one of the values that the field takes is not asked: no record has another.
 *
 * @throws {DtoError} If anything else is named (`unknown_key`), something twice, or with a value of
 * another type (`invalid`), at the path `['filter', key]`.
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit.
 *
 * @example
 * ```ts
 * import { parseFilter, type View } from 'gen-dtos/runtime';
 *
 * declare const userForAdmin: View<{ role: string; balance: number }>;
 * parseFilter(userForAdmin, '?role=member&balance=0'); // [{ key: 'role', value: 'member' }, { key: 'balance', value: 0 }]
 * parseFilter(userForAdmin, '?password_hash=a'); // throws: filter.password_hash: Unknown key
 * ```
 */
export function parseFilter<Output>(
  view: View<Output>,
  query: FormQuery,
  { ignore = [], limits }: FilterOptions = {},
): FilterKeyOf<Output>[] {
  const definition = definitionOfView(view);
  const reading = readingOf(limits && { limits });
  const pairs = pairsOf(namesIn(query), QUERY, reading);
  const asked = pairs.filter(([name]) => !ignore.includes(name));
  const filters = new Map<string, FilterKey>();
  for (const pair of asked) {
    const read = filterOf(pair, filters, definition);
    if ('code' in read) reading.issues.push(read);
    else filters.set(read.key, read);
  }
  refuseIssues(reading.issues);
  return [...filters.values()] as FilterKeyOf<Output>[];
}

/** A field of a view that may be absent is still compared with what it holds. */
type FilterKeyOf<Output> = {
  [Key in keyof Output & string]-?: FilterKey<Key, NonNullable<Output[Key]>>;
}[keyof Output & string];

function filterOf(
  [name, text]: FormPair,
  earlier: ReadonlyMap<string, FilterKey>,
  view: ViewDefinition,
): FilterKey | Issue {
  const path = ['filter', segmentOf(name)];
  const kind = readableScalar(view, name);
  if (kind === undefined) return unknownKey(path);
  if (earlier.has(name)) return textIssue('Sent more than once', path);
  if (typeof text !== 'string') return textIssue('Expected a text', path);
  const made = textValue(text, takesOf(kind));
  if ('refusal' in made) return textIssue(made.refusal, path);
  return isOf(kind, made.value)
    ? { key: name, value: made.value }
    : textIssue(`Invalid type: Expected ${kind}`, path);
}

const takesOf = (kind: ScalarKind): Takes => ({
  nothing: false,
  text: kind === 'string',
  number: kind === 'number' || kind === 'integer',
  integer: kind === 'integer',
  boolean: kind === 'boolean',
  bigint: kind === 'bigint',
  date: kind === 'date',
  null: false,
  list: false,
  json: false,
});

/** Whether a text became what it was to become. */
function isOf(kind: ScalarKind, value: unknown): boolean {
  if (kind === 'date') return value instanceof Date;
  if (kind === 'integer') return Number.isInteger(value);
  return typeof value === kind;
}
