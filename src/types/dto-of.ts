import type * as v from 'valibot';
import type { Field } from '../model/field.js';
import type { Shape } from '../model/grants.js';
import type { AnyModel } from '../model/model.js';
import type { Narrowing } from '../model/narrow.js';
import type { ClosureOf, FieldsOf, GrantsOf, GraphOf, Held, RoleOf } from './grants.js';

/**
 * What a role may send to a model, as a type and without code generation: its writable keys, and
 * every other key as `?: never`, so that neither a bigger object in a variable nor the spread of a
 * record fits (CWE-915). It goes through nested models, arrays, optionals and variants.
 *
 * For several roles at once, give their union: `'owner' | 'support'`.
 *
 * @example
 * ```ts
 * import * as v from 'valibot';
 * import { defineRoles, type DtoOf } from 'gen-dtos';
 *
 * const { field, model } = defineRoles({ owner: 'The person the record belongs to' });
 * const User = model('User', { bio: field(v.string(), { writableBy: ['owner'] }), id: field(v.string()) });
 * type Update = DtoOf<typeof User, 'update', 'owner'>; // { bio?: string; id?: never }
 * ```
 */
export type DtoOf<Model extends AnyModel, AShape extends Shape, Role extends RoleOf<Model>> = {
  [Kind in AShape]: DtoOfFields<FieldsOf<Model>, Kind, ClosureOf<GraphOf<Model>, Role>>;
}[AShape];

/** The value that a Dto holds under one key. */
export type DtoValueOf<
  Model extends AnyModel,
  AShape extends Shape,
  Role extends RoleOf<Model>,
  Key extends keyof FieldsOf<Model>,
> = ValueOf<FieldsOf<Model>[Key], AShape, ClosureOf<GraphOf<Model>, Role>>;

type DtoOfFields<Fields, AShape extends Shape, Role extends string> = Simplify<
  {
    -readonly [
      Key in keyof Fields as Placement<Fields[Key], AShape, Role> extends 'required' ? Key : never
    ]: ValueOf<Fields[Key], AShape, Role>;
  } & {
    -readonly [
      Key in keyof Fields as Placement<Fields[Key], AShape, Role> extends 'optional' ? Key : never
    ]?: ValueOf<Fields[Key], AShape, Role>;
  } & {
    -readonly [
      Key in keyof Fields as Placement<Fields[Key], AShape, Role> extends 'forbidden' ? Key : never
    ]?: never;
  }
>;

type Simplify<Type> = { [Key in keyof Type]: Type[Key] };

type Placement<AField, AShape extends Shape, Role extends string> = AField extends Field
  ? [Held<GrantsOf<AField, AShape>, Role>] extends [never]
    ? 'forbidden'
    : AShape extends 'update'
      ? 'optional'
      : MayBeAbsent<AField['schema'], AShape> extends true
        ? 'optional'
        : 'required'
  : never;

/** Defaults apply in `create` only, so there a field with one is always present after parsing. */
type MayBeAbsent<Schema, AShape extends Shape> = Schema extends {
  readonly type: 'optional' | 'exact_optional' | 'nullish' | 'undefinedable';
  readonly default?: infer Default;
}
  ? AShape extends 'create'
    ? Default extends undefined
      ? true
      : false
    : true
  : false;

type ValueOf<AField, AShape extends Shape, Role extends string> = AField extends Field
  ? Held<GrantsOf<AField, AShape>, Role> extends infer Grants
    ? [Extract<Grants, string>] extends [never]
      ? NarrowedValue<Grants>
      : SchemaValue<AField['schema'], AShape, Role>
    : never
  : never;

type NarrowedValue<Grants> =
  Grants extends Narrowing<string, infer Schema>
    ? Exclude<v.InferOutput<Schema>, undefined>
    : never;

/**
 * The value of a schema with the nested models' own grants applied. Below an array or a union of
 * models nothing is merged, so there the elements have their `create` shape.
 */
type SchemaValue<Schema, AShape extends Shape, Role extends string> = Schema extends AnyModel
  ? DtoOfFields<FieldsOf<Schema>, AShape, Role>
  : Schema extends { readonly type: 'array'; readonly item: infer Item }
    ? Holds<Item> extends true
      ? SchemaValue<Item, 'create', Role>[]
      : Plain<Schema>
    : Schema extends { readonly type: WrapperType; readonly wrapped: infer Wrapped }
      ? Holds<Wrapped> extends true
        ? | SchemaValue<Wrapped, AShape, Role>
          | Extract<v.InferOutput<Schema & v.GenericSchema>, null>
        : Plain<Schema>
      : Schema extends { readonly type: UnionType; readonly options: readonly (infer Option)[] }
        ? true extends Holds<Option>
          ? SchemaValue<Option, 'create', Role>
          : Plain<Schema>
        : Plain<Schema>;

type WrapperType =
  | 'optional'
  | 'exact_optional'
  | 'nullable'
  | 'nullish'
  | 'undefinedable'
  | 'non_optional'
  | 'non_nullable'
  | 'non_nullish';

type UnionType = 'union' | 'variant';

/** Absent is absent: no Dto holds an explicit `undefined`. */
type Plain<Schema> =
  Schema extends v.GenericSchema<unknown> ? Exclude<v.InferOutput<Schema>, undefined> : never;

/** `true` if a schema is or contains a model. */
type Holds<Schema> = Schema extends AnyModel
  ? true
  : Schema extends { readonly item: infer Inner } | { readonly wrapped: infer Inner }
    ? Holds<Inner>
    : Schema extends { readonly type: UnionType; readonly options: readonly (infer Option)[] }
      ? true extends Holds<Option>
        ? true
        : false
      : false;
