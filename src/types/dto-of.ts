import type * as v from 'valibot';
import type { Field } from '../model/field.js';
import type { Shape } from '../model/grants.js';
import type { AnyModel } from '../model/model.js';
import type { Narrowing } from '../model/narrow.js';
import type { ClosureOf, FieldsOf, GrantsOf, GraphOf, Held, RoleOf } from './grants.js';

/**
 * What a role may send to a model, as a type and without code generation: its writable keys, and
 * every other key as `?: never`, so that neither a bigger object in a variable nor the spread of a
 * record fits (CWE-915). It goes through nested models, arrays, objects, optionals and variants.
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

/** What is sent under one key, where the parser returns something else. */
export type SentValueOf<Model extends AnyModel, Key extends keyof FieldsOf<Model>> = Exclude<
  v.InferInput<FieldsOf<Model>[Key]['schema']>,
  undefined
>;

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
      ? NarrowedValue<Grants, AField['schema'], AShape, Role>
      : Exclude<SchemaValue<AField['schema'], AShape, Role>, undefined>
    : never
  : never;

/** Where models nest, their grants outlast a narrowing, which may name keys that they refuse. */
type NarrowedValue<Grants, Schema, AShape extends Shape, Role extends string> =
  true extends Holds<Schema>
    ? Exclude<SchemaValue<Schema, AShape, Role>, undefined>
    : Grants extends Narrowing<string, infer Narrowed>
      ? Plain<Narrowed>
      : never;

/** The value of a schema, with the grants of the models in it applied. */
type SchemaValue<Schema, AShape extends Shape, Role extends string> = Schema extends AnyModel
  ? DtoOfFields<FieldsOf<Schema>, AShape, Role>
  : true extends Holds<Schema>
    ? HolderValue<Schema, AShape, Role>
    : OutputOf<Schema>;

/**
 * The value of a schema with a model inside. Arrays, unions and plain objects are written whole, so
 * in them models have their `create` shape. In what grants can't be enforced through (`v.record()`,
 * `v.lazy()`, …; the generator calls it `model-hidden`), nothing can be written.
 */
type HolderValue<Schema, AShape extends Shape, Role extends string> = Schema extends {
  readonly type: 'array';
  readonly item: infer Item;
}
  ? SchemaValue<Item, 'create', Role>[]
  : Schema extends { readonly type: WrapperType; readonly wrapped: infer Wrapped }
    ? SchemaValue<Wrapped, AShape, Role> | Extract<OutputOf<Schema>, null | undefined>
    : Schema extends { readonly type: UnionType; readonly options: readonly (infer Option)[] }
      ? SchemaValue<Option, 'create', Role>
      : Schema extends { readonly type: ObjectType; readonly entries: infer Entries }
        ? ObjectValue<OutputOf<Schema>, Entries, Role>
        : never;

type ObjectValue<Output, Entries, Role extends string> = {
  [Key in keyof Output]: Key extends keyof Entries
    ? true extends Holds<Entries[Key]>
      ? SchemaValue<Entries[Key], 'create', Role>
      : Output[Key]
    : Output[Key];
};

type WrapperType = 'optional' | 'exact_optional' | 'nullable' | 'nullish' | 'undefinedable';
type UnionType = 'union' | 'variant';
type ObjectType = 'object' | 'strict_object' | 'loose_object';

/** Absent is absent: no Dto holds an explicit `undefined` under its own keys. */
type Plain<Schema> = Exclude<OutputOf<Schema>, undefined>;

type OutputOf<Schema> = Schema extends v.GenericSchema<unknown> ? v.InferOutput<Schema> : never;

/** `true` if a schema is or contains a model, else `never`. */
type Holds<Schema> = Schema extends AnyModel
  ? true
  : Schema extends { readonly kind: 'schema' }
    ? Holds<Contained<Schema>>
    : never;

/** The schemas that a schema is made of, in whichever property valibot keeps them. */
type Contained<Schema> =
  | Schema[keyof Schema & ('item' | 'wrapped' | 'key' | 'value' | 'rest')]
  | ValuesOf<Schema[keyof Schema & ('pipe' | 'options' | 'items' | 'entries')]>
  | (Schema extends { readonly getter: (input: never) => infer Lazy } ? Lazy : never);

type ValuesOf<Type> = Type extends readonly (infer Item)[] ? Item : Type[keyof Type];
