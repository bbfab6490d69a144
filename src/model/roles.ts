import { createField, type FieldFactory, type Fields } from './field.js';
import { createModel, type ModelFactory } from './model.js';
import { refuse } from './problems/refuse.js';
import type { Id, MaybeLazy, Referable } from './reference.js';
import { createRelation, type RelationFactory, type RelationGrants } from './relation.js';
import { roleProblems } from './problems/role-problems.js';
import type { RoleGraph, Roles } from './role.js';

/** A role: its description, and the roles that it extends, whose grants it has as well. */
export type RoleDefinition<Role extends string = string> =
  string | { readonly description: string; readonly extends?: readonly Role[] };

/** The roles of an application, by name. */
export type RoleDefinitions<Role extends string = string> = {
  readonly [name in Role]: RoleDefinition<Role>;
};

/** Leaves no other option to a role. In an inferred type, the compiler does not look for them. */
type NoOtherOptions<Definitions> = {
  readonly [Role in keyof Definitions]: Definitions[Role] extends string
    ? unknown
    : { readonly [Option in Exclude<keyof Definitions[Role], 'description' | 'extends'>]: never };
};

/** The role graph of the argument of `defineRoles()`. */
export type RoleGraphOf<Definitions> = {
  readonly [Role in keyof Definitions & string]: Definitions[Role] extends {
    readonly extends: readonly (infer Parent extends string)[];
  }
    ? Parent
    : never;
};

/** What `defineRoles()` returns: functions to declare models with, bound to the roles. */
export interface Access<Graph extends RoleGraph> {
  /** Declares one field of a model. */
  readonly field: FieldFactory<keyof Graph & string>;
  /** Declares a model. */
  readonly model: ModelFactory<Graph>;
  /** Declares what may be done to a relation. */
  readonly relation: RelationFactory<Graph>;
  /** The names of the roles, in the order of their declaration. */
  readonly roles: readonly (keyof Graph & string)[];
}

/**
 * Declares the roles of an application, once. It returns `field`, `model` and `relation`, bound to
 * these roles, so that a misspelt role is a compile error where it is written.
 *
 * @param definitions For each role its description, or an object with its `description` and the
 * roles that it `extends`.
 *
 * @returns `{ field, model, relation, roles }`.
 *
 * @throws {DeclarationError} If a role has an invalid name or no description, or extends itself or
 * a role that is not declared. It lists every mistake.
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
  definitions: Definitions & NoOtherOptions<Definitions>,
): Access<RoleGraphOf<Definitions>> {
  const roles = readRoles(definitions);
  refuse(roleProblems(definitions, roles));
  return {
    field: createField,
    model: (name: string, fields: Fields) => createModel(roles, name, fields),
    relation: (name: string, target: MaybeLazy<Referable<Id>>, grants: RelationGrants<string>) =>
      createRelation(roles, name, target, grants),
    roles: [...roles.keys()],
    // The implementations are not generic; the signatures of `Access` exist for the compiler only.
  } as unknown as Access<RoleGraphOf<Definitions>>;
}

/**
 * Reads the roles. A malformed one is reported by `roleProblems`; here it becomes a role without
 * description or parents.
 */
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
