import type { View, ViewDefinition } from './view.js';

/**
 * The definition that a view carries.
 *
 * @throws {TypeError} If the argument is not a view: untyped callers may pass `userFor` itself.
 */
export function definitionOfView(view: View<unknown>): ViewDefinition {
  const definition = (view as Partial<typeof view> | null | undefined)?.['~view'];
  if (definition !== undefined) return definition;
  throw new TypeError('Pass a view, such as userForOwner or userFor(roles).');
}
