import { createField, type FieldFactory } from './field.js';
import { createModel, type ModelFactory } from './model.js';
import { helpForName, refuse, type Problem } from './problems.js';
import { createRelation, type RelationFactory } from './relation.js';
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
 * @throws {DeclarationError} If a role extends one that isn't declared, or itself.
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
  refuse([
    ...formsOf(definitions),
    ...namesOf(definitions),
    ...unknownParents(roles),
    ...cycles(roles),
  ]);
  return {
    field: createField,
    model: (name: string, fields: Parameters<typeof createModel>[2]) =>
      createModel(roles, name, fields),
    relation: (
      name: string,
      target: Parameters<typeof createRelation>[2],
      grants: Parameters<typeof createRelation>[3],
    ) => createRelation(roles, name, target, grants),
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

function formsOf(definitions: RoleDefinitions): Problem[] {
  if (typeof definitions !== 'object' || definitions === null || Array.isArray(definitions)) {
    return [
      {
        code: 'role-invalid',
        message: 'defineRoles() was called without roles.',
        help: "Pass an object, as in defineRoles({ owner: 'The person the record belongs to' }).",
      },
    ];
  }
  return Object.entries<unknown>(definitions)
    .filter(([, definition]) => !isDefinition(definition))
    .map(([name]) => ({
      code: 'role-invalid',
      message: `Role '${name}' is neither a description nor { description, extends }.`,
      help: `Describe it, as in ${name}: 'Who that is', or { description: 'Who that is', extends: ['support'] }.`,
      literal: name,
    }));
}

function isDefinition(definition: unknown): boolean {
  if (typeof definition !== 'object' || definition === null) return typeof definition === 'string';
  const { description, extends: parents = [] } = definition as Exclude<RoleDefinition, string>;
  return (
    typeof description === 'string' &&
    Array.isArray(parents) &&
    parents.every((parent) => typeof parent === 'string')
  );
}

/** Role names become parts of type names and file contents, so they are held to a plain alphabet. */
function namesOf(definitions: RoleDefinitions): Problem[] {
  if (typeof definitions !== 'object' || definitions === null) return [];
  const names = Object.keys(definitions);
  // In a literal, `__proto__:` sets the prototype instead of a key.
  if (isDefinition(Object.getPrototypeOf(definitions))) names.push('__proto__');
  return names
    .filter((name) => !/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) || name === 'anyone')
    .map((name) => ({
      code: 'role-name',
      message: `Role ${JSON.stringify(name)} has a name that can't be used.`,
      help: "Use letters, digits, '_' and '-', starting with a letter; 'anyone' is reserved.",
      literal: name,
    }));
}

function unknownParents(roles: Roles): Problem[] {
  const declared = [...roles.keys()];
  return [...roles.values()].flatMap((role) =>
    role.extends
      .filter((parent) => !roles.has(parent))
      .map((parent) => ({
        code: 'role-unknown' as const,
        message: `Role '${role.name}' extends '${parent}', which is not a declared role.`,
        help: helpForName(parent, declared),
        literal: parent,
      })),
  );
}

function cycles(roles: Roles): Problem[] {
  const reaches = (from: string, target: string, seen: Set<string>): boolean =>
    (roles.get(from)?.extends ?? []).some((parent) => {
      if (parent === target) return true;
      if (seen.has(parent)) return false;
      return reaches(parent, target, seen.add(parent));
    });
  return [...roles.keys()]
    .filter((name) => reaches(name, name, new Set()))
    .map((name) => ({
      code: 'role-cycle',
      message: `Role '${name}' extends itself, directly or through others.`,
      help: "Remove one 'extends' of the circle.",
      literal: name,
    }));
}
