import { isThenable } from '../thenable.js';
import { definitionOfView } from './definition-of-view.js';
import type { View } from './view.js';

/**
 * Copies what may be read of a record: the readable keys only, in nested models as well (OWASP
 * API3:2023, CWE-213). A field without `readableBy` is never shown, nor is a column that the model
 * does not declare. Only own keys are read.
 *
 * Where the model declares a nested model and the record holds something other than an object,
 * nothing is shown. Values in which nothing can be hidden, such as dates and lists of texts, are
 * not copied.
 *
 * @param view A generated view object, such as `userForOwner` or `userFor(roles)`.
 * @param record The stored record: a row, or an instance of a class. It is not modified. For a
 * list, use `records.map((record) => viewOf(view, record))`.
 *
 * @returns A fresh object with the keys that the roles may read.
 *
 * @throws {TypeError} If `record` is a list, not an object, or a promise that was not awaited, or if
 * `view` is not a view.
 * @throws {RangeError} If records of a recursive model refer to each other in a circle.
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
  const output = isThenable(record) ? undefined : copy(record, bits);
  if (output !== undefined) return output as Output;
  throw new TypeError(`viewOf() needs a record of ${model}: an object, not a list or a promise.`);
}
