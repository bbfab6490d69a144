import type { Issue } from '../issue.js';
import type { ModelGrants } from '../model-grants.js';
import { textIssue } from '../text/text-issue.js';
import { definitionOfView } from './definition-of-view.js';
import { listed } from './listed.js';
import { readableIn, refuseIssues, unknownKey } from './readable.js';
import type { View, ViewDefinition } from './view.js';

/**
 * Reads an `expand` parameter (`include`, `populate`): paths to nested models between commas, with dots
 * between fields. What may not be read is refused in the same words as what doesn't exist, so that
 * nobody learns by a slower answer or an error of the database what there is.
 *
 * @param view The generated view object that the records are answered with.
 * @param expand The text of the parameter. `undefined`, `null` and `''` are no path.
 *
 * @returns The paths as they were sent, each through readable fields that hold a model or a list of one.
 *
 * @throws {DtoError} If anything else is named (`unknown_key`) or something twice (`invalid`), at the
 * path `['expand', index]`.
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
export function parseExpand(
  view: View<any>, // any: of whatever model
  expand: string | null | undefined,
): string[] {
  const definition = definitionOfView(view);
  const issues: Issue[] = [];
  const paths = new Set<string>();
  listed(expand, 'expand').forEach((path, index) => {
    if (!isExpandable(path, definition)) issues.push(unknownKey(['expand', index]));
    else if (paths.has(path)) issues.push(textIssue('Named twice', ['expand', index]));
    else paths.add(path);
  });
  refuseIssues(issues);
  return [...paths];
}

function isExpandable(path: string, { grants, bits }: ViewDefinition): boolean {
  let model: ModelGrants | undefined = grants;
  for (const key of path.split('.')) {
    const field = readableIn(model, key, bits);
    model = field?.model?.() ?? field?.list?.();
  }
  return model !== undefined;
}
