import { definitionOfView } from './definition-of-view.js';
import type { View } from './view.js';

/**
 * What may be read of a record: a fresh object with the readable keys alone, in nested models, too
 * (OWASP API3:2023, CWE-213). A field without `readableBy` is never there, nor is a column that the
 * model doesn't declare. Only own keys are read.
 *
 * Closed: where a model is declared and the record holds no object, there is nothing. Values in
 * which nothing is hidden are not copied: dates, lists of texts.
 *
 * @param view A generated view object, such as `userForOwner` or `userFor(roles)`.
 * @param record The stored record, a row or an instance of a class. It is not touched. For a list of
 * records, `records.map((record) => viewOf(view, record))`.
 *
 * @returns A fresh object with the keys that the roles may read.
 *
 * @throws {TypeError} If the record is no object, a list, or a promise that nobody awaited; or the view
 * is none.
 * @throws {RangeError} If records of a recursive model go round in a circle.
 *
 * @example
 * ```ts
 * import { viewOf, type View } from 'gen-dtos/runtime';
 *
 * declare const userForOwner: View<{ id: string; email: string }>;
 * declare const row: { id: string; email: string; password_hash: string };
 * viewOf(userForOwner, row); // { id: '1', email: 'ada@example.com' }
 * ```
 */
export function viewOf<Output, Row extends Output>(view: View<Output>, record: Row): Output {
  const { model, view: copy, bits } = definitionOfView(view);
  const output = record instanceof Promise ? undefined : copy(record, bits);
  if (output === undefined) throw new TypeError(`There is no record to view as ${model}.`);
  return output as Output;
}
