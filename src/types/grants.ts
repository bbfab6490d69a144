/** The rule of `model/grants.ts` said in types. */
import type * as v from 'valibot';
import type { Field } from '../model/field.js';
import type { Shape } from '../model/grants.js';
import type { AnyModel } from '../model/model.js';
import type { Narrowing } from '../model/narrow.js';
import type { RoleGraph } from '../model/role.js';

export type FieldsOf<Model extends AnyModel> = Model['~model']['fields'];

export type GraphOf<Model extends AnyModel> = NonNullable<Model['~model']['graph']>;

/** The roles that a model's `defineRoles()` declared. */
export type RoleOf<Model extends AnyModel> = keyof GraphOf<Model> & string;

/** A role with all that it extends. */
export type ClosureOf<Graph extends RoleGraph, Role extends string> = Role extends keyof Graph
  ? Role | ClosureOf<Graph, Graph[Role]>
  : never;

/** The grants that a shape asks of a field: `replace` asks those of `update`. */
export type GrantsOf<
  AField extends Field,
  AShape extends Shape,
> = AField['writableBy'][AShape extends 'create' ? 'create' : 'update'][number];

/** The grants among these that holders of the roles have; `never` if there is none. */
export type Held<Grants, Role extends string> = Extract<
  Grants,
  Role | Narrowing<Role, v.GenericSchema<any, any>> // any: narrowings of every value
>;
