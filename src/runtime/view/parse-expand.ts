import { invalid, type Issue } from '../issue.js';
import type { ModelGrants } from '../model-grants.js';
import { definitionOfView } from './definition-of-view.js';
import { listed } from './listed.js';
import { readableIn, refuseIssues, unknownKey } from './readable.js';
import type { View, ViewDefinition } from './view.js';

/**
 * Parses an `expand` parameter (elsewhere called `include` or `populate`): comma-separated paths to
 * nested models, with dots between fields. A field that may not be read is refused in the same
 * words as one that does not exist, so that no slower answer or database error reveals that it is
 * there.
 *
 * @param view The generated view object that the records will be shown with.
 * @param expand The text of the parameter. `undefined`, `null` and `''` stand for no paths.
 *
 * @returns The paths as they were sent. Each leads through readable fields that hold a model or a
 * list of one.
 *
 * @throws {DtoError} If a path is anything else (`unknown_key`), or more than 8 deep or named twice
 * (`invalid`); the issue's path is `['expand', index]`. Also if the parameter is not one text, or
 * longer than 1,000 characters.
 * @throws {TypeError} If `view` is not a view.
 *
 * @example
 * ```ts
 * import { parseExpand, type View } from 'gen-dtos/runtime';
 *
 * declare const userForOwner: View<{ id: string; addresses: { street: string }[] }>;
 * parseExpand(userForOwner, 'addresses'); // ['addresses']
 * parseExpand(userForOwner, 'sessions'); // throws: expand.0: Unknown key
 * ```
 */
export function parseExpand(view: View<unknown>, expand: string | null | undefined): string[] {
  const definition = definitionOfView(view);
  const issues: Issue[] = [];
  const paths = new Set<string>();
  listed(expand, 'expand').forEach((path, index) => {
    if (!isExpandable(path, definition)) issues.push(unknownKey(['expand', index]));
    else if (path.split('.').length > MAX_DEPTH) {
      issues.push(invalid(`More than ${MAX_DEPTH} deep`, ['expand', index]));
    } else if (paths.has(path)) issues.push(invalid('Named twice', ['expand', index]));
    else paths.add(path);
  });
  refuseIssues(issues);
  return [...paths];
}

/** A model that holds itself would let a client ask the database for hundreds of levels. */
const MAX_DEPTH = 8;

function isExpandable(path: string, { grants, bits }: ViewDefinition): boolean {
  let model: ModelGrants | undefined = grants;
  for (const key of path.split('.')) {
    const field = readableIn(model, key, bits);
    model = field?.model?.() ?? field?.list?.();
  }
  return model !== undefined;
}
