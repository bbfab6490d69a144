import { createField, type FieldFactory, type Fields } from './field.js';
import { createModel, type ModelFactory } from './model.js';
import { refuse } from './problems/refuse.js';
import type { Id, MaybeLazy, Referable } from './reference.js';
import { createRelation, type RelationFactory, type RelationGrants } from './relation.js';
import { roleProblems } from './problems/role-problems.js';
import type { RoleGraph, Roles } from './role.js';

/** A role: its description, and the roles whose grants it has too. */
export type RoleDefinition<Role extends string = string> =
  string | { readonly description: string; readonly extends?: readonly Role[] };

/** The declared roles by name. */
export type RoleDefinitions<Role extends string = string> = {
  readonly [name in Role]: RoleDefinition<Role>;
};

/** The graph of a literal `defineRoles()` argument. */
export type RoleGraphOf<Definitions> = {
  readonly [Role in keyof Definitions & string]: Definitions[Role] extends {
    readonly extends: readonly (infer Parent extends string)[];
  }
    ? Parent
    : never;
};

/** What `defineRoles()` returns: the factories, bound to the roles. */
export interface Access<Graph extends RoleGraph> {
  readonly field: FieldFactory<keyof Graph & string>;
  readonly model: ModelFactory<Graph>;
  readonly relation: RelationFactory<Graph>;
  readonly roles: readonly (keyof Graph & string)[];
}

/**
 * Declares the roles of an application, once, and returns `field`, `model` and `relation` bound to
 * them: a misspelt role is then a compile error where it is written.
 *
 * @param definitions Each role's description, or its description and the roles that it `extends`.
 *
 * @returns `{ field, model, relation, roles }`.
 *
 * @throws {DeclarationError} If a role has a name that can't be used or no description, or extends one
 * that isn't declared, or itself; it lists them all.
 *
 * @example
 * ```ts
 * import { defineRoles } from 'gen-dtos';
 *
 * export const { field, model, roles } = defineRoles({
 *   owner: 'The person the record belongs to',
 *   support: 'Helpdesk staff',
 *   admin: { description: 'Operations staff', extends: ['support'] },
 * });
 * ```
 */
export function defineRoles<const Definitions extends RoleDefinitions<keyof Definitions & string>>(
  definitions: Definitions,
): Access<RoleGraphOf<Definitions>> {
  const roles = readRoles(definitions);
  refuse(roleProblems(definitions, roles));
  return {
    field: createField,
    model: (name: string, fields: Fields) => createModel(roles, name, fields),
    relation: (name: string, target: MaybeLazy<Referable<Id>>, grants: RelationGrants<string>) =>
      createRelation(roles, name, target, grants),
    roles: [...roles.keys()],
    // The factories are one implementation behind generic signatures that only the compiler checks.
  } as unknown as Access<RoleGraphOf<Definitions>>;
}

/** What has no right form has been refused; here it is a role without description or parents. */
function readRoles(definitions: RoleDefinitions): Roles {
  return new Map(
    Object.entries(definitions ?? {}).map(([name, definition]) => {
      if (typeof definition === 'string')
        return [name, { name, description: definition, extends: [] }];
      const { description, extends: parents } = definition ?? {};
      return [
        name,
        { name, description: String(description), extends: Array.isArray(parents) ? parents : [] },
      ];
    }),
  );
}
