/** The fields and roles of a model, as types. */
import type { AsGiven } from '../model/as-given.js';
import type { AnyModel } from '../model/model.js';
import type { RoleGraph } from '../model/role.js';

export type FieldsOf<Model extends AnyModel> = Model['~model']['fields'];

export type GraphOf<Model extends AnyModel> = NonNullable<Model['~model']['graph']>;

/** The roles that the `defineRoles()` of a model declared. */
export type RoleOf<Model extends AnyModel> = AsGiven<keyof GraphOf<Model> & string>;

/** A role and all roles that it extends. */
export type ClosureOf<Graph extends RoleGraph, Role extends string> = Role extends keyof Graph
  ? Role | ClosureOf<Graph, Graph[Role]>
  : never;
