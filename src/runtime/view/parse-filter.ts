import { readingOf, type FormLimits } from '../form/form-reading.js';
import type { TextTakes } from '../form/form-place.js';
import { pairsOf, type FormPair } from '../form/pairs-of.js';
import { QUERY, queryIn, type FormQuery } from '../form/parse-query.js';
import { textValue } from '../form/text-value.js';
import { invalid, segmentOf, type Issue } from '../issue.js';
import { definitionOfView } from './definition-of-view.js';
import { readableScalar, refuseIssues, unknownKey } from './readable.js';
import type { ScalarKeyOf } from './scalar-key.js';
import type { ScalarKind, View, ViewDefinition } from './view.js';

/** A field, and the value that it must have. */
export interface FilterKey<Key extends string = string, Value = unknown> {
  readonly key: Key;
  readonly value: Value;
}

/** The options of `parseFilter`. */
export interface FilterOptions {
  /** The names of parameters that are not part of the filter, such as `['sort', 'page']`. */
  readonly ignore?: readonly string[];
  /** How much a query may hold, as for `parseQuery`. */
  readonly limits?: Partial<FormLimits>;
}

/**
 * Parses the query of a URL as a filter: each parameter is a field and the value that it must have.
 * Which records are found would reveal the values of a filtered field (CWE-203). So a field that
 * may not be read is refused, in the same words as one that does not exist.
 *
 * @param view The generated view object that the records will be shown with.
 * @param query A text, a `URL` or `URLSearchParams`, as for `parseQuery`. An object that a
 * framework parsed the query into is not accepted.
 * @param options Which parameters to ignore, and limits.
 *
 * @returns The fields and their values. Each field is a readable one of the model itself that holds
 * a single value, and is named once. Each value has the field's type (text, number, boolean, bigint
 * or date), and is never an object that could alter a database query (CWE-943). The field's rules
 * are not checked: a value that breaks them simply finds no record.
 *
 * @throws {DtoError} If a parameter names anything else (`unknown_key`), is sent twice, or has a
 * value of another type (`invalid`); the issue's path is `['filter', key]`. Also if the query
 * itself is unreadable: too long, badly encoded, or an object.
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist, or if `view` is not a view.
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
  const pairs = pairsOf(queryIn(query), QUERY, reading);
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

/** A field that may be absent is still compared with the value that it holds. */
type FilterKeyOf<Output> = {
  [Key in ScalarKeyOf<Output>]: FilterKey<Key, NonNullable<Output[Key]>>;
}[ScalarKeyOf<Output>];

function filterOf(
  [name, text]: FormPair,
  earlier: ReadonlyMap<string, FilterKey>,
  view: ViewDefinition,
): FilterKey | Issue {
  const path = ['filter', segmentOf(name)];
  const kind = readableScalar(view, name);
  if (kind === undefined) return unknownKey(path);
  if (earlier.has(name)) return invalid('Sent more than once', path);
  if (typeof text !== 'string') return invalid('Expected a text', path);
  const made = textValue(text, takesOf(kind));
  if ('refusal' in made) return invalid(made.refusal, path);
  return isOf(kind, made.value)
    ? { key: name, value: made.value }
    : invalid(`Invalid type: Expected ${kind}`, path);
}

const takesOf = (kind: ScalarKind): TextTakes => ({
  text: kind === 'string',
  number: kind === 'number' || kind === 'integer',
  integer: kind === 'integer',
  boolean: kind === 'boolean',
  bigint: kind === 'bigint',
  date: kind === 'date',
});

/** Whether a text was converted into the kind of value that the field holds. */
function isOf(kind: ScalarKind, value: unknown): boolean {
  if (kind === 'date') return value instanceof Date;
  if (kind === 'integer') return Number.isInteger(value);
  return typeof value === kind;
}
