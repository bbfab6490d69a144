import { invalid, type Issue } from '../issue.js';
import { definitionOfView } from './definition-of-view.js';
import { listed } from './listed.js';
import { readableScalar, refuseIssues, unknownKey } from './readable.js';
import type { ScalarKeyOf } from './scalar-key.js';
import type { View } from './view.js';

/** A field to sort records by, and the direction. */
export interface SortKey<Key extends string = string> {
  readonly key: Key;
  readonly order: 'asc' | 'desc';
}

/**
 * Parses a `sort` parameter: comma-separated names of fields, with a leading `-` for descending
 * order. The order of the records would reveal the values of the field (CWE-203). So a field that
 * may not be read is refused, in the same words as one that does not exist.
 *
 * @param view The generated view object that the records will be shown with.
 * @param sort The text of the parameter. `undefined`, `null` and `''` stand for no order.
 *
 * @returns The fields, in the order they were named. Each is a readable field of the model itself
 * that holds a single value (text, number, boolean, bigint or date), so that nothing else gets into
 * your query.
 *
 * @throws {DtoError} If anything else is named (`unknown_key`) or a field is named twice
 * (`invalid`); the issue's path is `['sort', index]`. Also if the parameter is not one text, or
 * longer than 1,000 characters.
 * @throws {TypeError} If `view` is not a view.
 *
 * @example
 * ```ts
 * import { parseSort, type View } from 'gen-dtos/runtime';
 *
 * declare const userForOwner: View<{ id: string; username: string }>;
 * parseSort(userForOwner, 'username,-id'); // [{ key: 'username', order: 'asc' }, { key: 'id', order: 'desc' }]
 * parseSort(userForOwner, 'password_hash'); // throws: sort.0: Unknown key
 * ```
 */
export function parseSort<Output>(
  view: View<Output>,
  sort: string | null | undefined,
): SortKey<ScalarKeyOf<Output>>[] {
  const definition = definitionOfView(view);
  const issues: Issue[] = [];
  const keys = new Map<string, SortKey>();
  listed(sort, 'sort').forEach((name, index) => {
    const key = name.startsWith('-') ? name.slice(1) : name;
    if (!readableScalar(definition, key)) issues.push(unknownKey(['sort', index]));
    else if (keys.has(key)) issues.push(invalid('Named twice', ['sort', index]));
    else keys.set(key, { key, order: key === name ? 'asc' : 'desc' });
  });
  refuseIssues(issues);
  return [...keys.values()] as SortKey<ScalarKeyOf<Output>>[];
}
