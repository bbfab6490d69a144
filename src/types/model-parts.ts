/** What a model says of its fields and roles. */
import type { AsGiven } from '../model/as-given.js';
import type { AnyModel } from '../model/model.js';
import type { RoleGraph } from '../model/role.js';

export type FieldsOf<Model extends AnyModel> = Model['~model']['fields'];

export type GraphOf<Model extends AnyModel> = NonNullable<Model['~model']['graph']>;

/** The roles that a model's `defineRoles()` declared. */
export type RoleOf<Model extends AnyModel> = AsGiven<keyof GraphOf<Model> & string>;

/** A role with all that it extends. */
export type ClosureOf<Graph extends RoleGraph, Role extends string> = Role extends keyof Graph
  ? Role | ClosureOf<Graph, Graph[Role]>
  : never;
