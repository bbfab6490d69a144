import * as v from 'valibot';
import { createField, type Field } from './field.js';
import { createModel, type Model } from './model.js';
import { refuse } from './problems/refuse.js';
import {
  reference,
  type Id,
  type MaybeLazy,
  type Referable,
  type ReferenceTo,
} from './reference.js';
import { relationProblems } from './problems/relation-problems.js';
import { RELATION_WRITES, type RelationWrite } from './relation-write.js';
import type { RoleGraph, Roles } from './role.js';

/**
 * The roles that may do each kind of write. Without an entry nobody may, and no Dto has that key.
 */
export type RelationGrants<Role extends string> = {
  readonly [Write in RelationWrite]?: readonly Role[];
};

/**
 * The fields of a relation: for each granted kind of write, a list of keys of the other records.
 */
export type RelationFields<Target, Grants> = {
  readonly [Write in keyof Grants & RelationWrite]: Field<
    RelationSchema<ReferenceTo<Target, 'id'>>,
    RoleIn<Grants[Write]>,
    RoleIn<Grants[Write]>,
    never,
    true
  >;
};

type RelationSchema<Item extends v.GenericSchema<any /* any: whatever is sent */>> =
  v.OptionalSchema<v.ArraySchema<Item, undefined>, undefined>;

type RoleIn<List> = List extends readonly (infer Role extends string)[] ? Role : never;

/** The function `relation`, bound to the roles. */
export interface RelationFactory<Graph extends RoleGraph> {
  /**
   * Declares what may be done to a relation, as a model of its own. Clients may `connect` records,
   * `disconnect` them, or `set` the whole list, each by a separate grant. Anything else that
   * database libraries accept here, such as `{ update: [{ id: 1, is_admin: true }] }`, is an
   * unknown key (CWE-915).
   *
   * The keys are references: the application is asked whether the caller may refer to those records
   * (CWE-639).
   *
   * @param name The name of the model, such as `ProjectMembers`.
   * @param target The model on the other side, referred to by its `id`; or a function that returns
   * it.
   * @param grants Who may `connect`, `disconnect` and `set`.
   *
   * @returns A model, for a field with `stored: false`: carrying it out in the database is up to
   * you.
   *
   * @throws {DeclarationError} If there are no grants, the name is invalid, a role is not declared,
   * a kind of write does not exist, or the target has no `id`.
   *
   * @example
   * ```ts
   * import * as v from 'valibot';
   * import { defineRoles } from 'gen-dtos';
   *
   * const { field, model, relation } = defineRoles({ owner: 'Owns it', admin: 'Operations' });
   * const User = model('User', { id: field(v.string()) });
   * const Project = model('Project', {
   *   name: field(v.string(), { writableBy: ['owner'] }),
   *   members: field(
   *     v.optional(relation('ProjectMembers', User, { connect: ['owner'], set: ['admin'] })),
   *     { writableBy: ['owner', 'admin'], stored: false },
   *   ),
   * });
   * ```
   */
  <
    const Name extends string,
    Target extends Referable<Id>,
    const Grants extends RelationGrants<keyof Graph & string>,
  >(
    name: Name,
    target: MaybeLazy<Target>,
    grants: Grants & { readonly [Other in Exclude<keyof Grants, RelationWrite>]: never },
  ): Model<Name, RelationFields<Target, Grants>, Graph>;
}

export function createRelation(
  roles: Roles,
  name: string,
  target: MaybeLazy<Referable<Id>>,
  grants: RelationGrants<string>,
): Model {
  refuse(relationProblems(name, grants));
  const granted = Object.entries(grants ?? {}).filter(([write]) => RELATION_WRITES.includes(write));
  const fields = granted.map(([write, writableBy]) => [
    write,
    createField(v.optional(v.array(reference(target))), { writableBy: writableBy ?? [] }),
  ]);
  return createModel(roles, name, Object.fromEntries(fields));
}
