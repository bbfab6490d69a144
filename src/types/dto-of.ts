import type { Field } from '../model/field.js';
import type { Shape } from '../model/grants.js';
import type { AnyModel } from '../model/model.js';
import type { Access, WriteAccessOf } from './grants.js';
import type { FieldsOf, RoleOf } from './model-parts.js';
import type { Deletion, FieldValue, ModelValue, SchemaValue, Within } from './value-of.js';

/**
 * What a role may send to a model, as a type and without code generation: the keys it may write,
 * and every other key as `?: never`. So neither a larger object in a variable nor the spread of a
 * record fits (CWE-915). This applies to nested models, too, whatever holds them. Containers such
 * as arrays are written whole, so models inside them have their `create` shape.
 *
 * For several roles at once, pass their union: `'owner' | 'support'`.
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
 *
 * A model that contains itself needs an annotation, as in valibot. Name the model in it: the grants
 * are not visible behind a bare `v.GenericSchema<Comment>`.
 *
 * @example
 * ```ts
 * import * as v from 'valibot';
 * import { defineRoles, type DtoOf } from 'gen-dtos';
 *
 * const { field, model } = defineRoles({ author: 'Who wrote it' });
 *
 * interface Comment {
 *   id: string;
 *   text: string;
 *   replies: Comment[];
 * }
 * interface CommentSchema extends v.GenericSchema<Comment> {
 *   readonly '~model': (typeof CommentModel)['~model'];
 * }
 * const CommentModel = model('Comment', {
 *   id: field(v.string()),
 *   text: field(v.string(), { writableBy: ['author'] }),
 *   replies: field(v.array(v.lazy((): CommentSchema => CommentModel)), { writableBy: ['author'] }),
 * });
 * const update: DtoOf<typeof CommentModel, 'update', 'author'> = {
 *   replies: [{ text: 'So do I', replies: [] }], // with an `id`, it would not compile
 * };
 * ```
 */
export type DtoOf<Model extends AnyModel, AShape extends Shape, Role extends RoleOf<Model>> = {
  [Kind in AShape]: ModelValue<FieldsOf<Model>, WriteAccessOf<Model, Kind, Role, 'output'>>['dto'];
}[AShape];

/**
 * The value that a Dto holds under one key. `Models` says where models are in it, for behind the
 * annotation of a schema the compiler can't see them.
 */
export type DtoValueOf<
  Model extends AnyModel,
  AShape extends Shape,
  Role extends RoleOf<Model>,
  Key extends keyof FieldsOf<Model>,
  Models = unknown,
> = Within<FieldValue<FieldsOf<Model>[Key], WriteAccessOf<Model, AShape, Role, 'output'>>, Models>;

/**
 * What is sent under one key, where the parser returns something else. Models in it accept nothing
 * unless a shape and roles are given.
 */
export type SentValueOf<
  Model extends AnyModel,
  Key extends keyof FieldsOf<Model>,
  AShape extends Shape = 'create',
  Role extends RoleOf<Model> = never,
  Models = unknown,
> = Within<SentBy<FieldsOf<Model>[Key], WriteAccessOf<Model, AShape, Role, 'input'>>, Models>;

type SentBy<AField extends Field, AnAccess extends Access> = Exclude<
  SchemaValue<AField['schema'], AnAccess> | Deletion<AField, AnAccess>,
  undefined
>;
