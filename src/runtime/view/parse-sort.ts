import type { Issue } from '../issue.js';
import { textIssue } from '../text/text-issue.js';
import { definitionOfView } from './definition-of-view.js';
import { listed } from './listed.js';
import { readableScalar, refuseIssues, unknownKey } from './readable.js';
import type { View } from './view.js';

/** By which field records are sorted, and in which direction. */
export interface SortKey<Key extends string = string> {
  readonly key: Key;
  readonly order: 'asc' | 'desc';
}

/**
 * Reads a `sort` parameter: names of fields between commas, `-` in front of one for the other
 * direction. Sorting by a field that may not be read would tell its values by the order of the records
 * (CWE-203), so such a field is refused, in the same words as one that doesn't exist.
 *
 * @param view The generated view object that the records are answered with.
 * @param sort The text of the parameter. `undefined`, `null` and `''` are no order.
 *
 * @returns The fields in their order, each a readable one of the model itself that holds one value: a
 * text, number, boolean, bigint or date. Nothing else can be a name in your query.
 *
 * @throws {DtoError} If anything else is named (`unknown_key`) or something twice (`invalid`), at the
 * path `['sort', index]`.
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
): SortKey<keyof Output & string>[] {
  const definition = definitionOfView(view);
  const issues: Issue[] = [];
  const keys = new Map<string, SortKey>();
  listed(sort, 'sort').forEach((name, index) => {
    const key = name.startsWith('-') ? name.slice(1) : name;
    if (!readableScalar(definition, key)) issues.push(unknownKey(['sort', index]));
    else if (keys.has(key)) issues.push(textIssue('Named twice', ['sort', index]));
    else keys.set(key, { key, order: key === name ? 'asc' : 'desc' });
  });
  refuseIssues(issues);
  return [...keys.values()] as SortKey<keyof Output & string>[];
}
