import type { Field } from '../model/field.js';
import type { Shape } from '../model/grants.js';
import type { AnyModel } from '../model/model.js';
import type { Access, WriteAccessOf } from './grants.js';
import type { FieldsOf, RoleOf } from './model-parts.js';
import type { Deletion, FieldValue, ModelValue, SchemaValue } from './value-of.js';

/**
 * What a role may send to a model, as a type and without code generation: its writable keys, and
 * every other key as `?: never`, so that neither a bigger object in a variable nor the spread of a
 * record fits (CWE-915). It goes through nested models, whatever holds them. Containers such as
 * arrays are written whole, so inside of them models have their `create` shape.
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
 *
 * A model that holds itself has to be annotated, as in valibot. Name the model there: behind a bare
 * `v.GenericSchema<Comment>` nobody sees its grants.
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

/** The value that a Dto holds under one key. */
export type DtoValueOf<
  Model extends AnyModel,
  AShape extends Shape,
  Role extends RoleOf<Model>,
  Key extends keyof FieldsOf<Model>,
> = FieldValue<FieldsOf<Model>[Key], WriteAccessOf<Model, AShape, Role, 'output'>>;

/**
 * What is sent under one key, where the parser returns something else. Of the models in it, nothing
 * is sent unless it is said in which shape and by whom.
 */
export type SentValueOf<
  Model extends AnyModel,
  Key extends keyof FieldsOf<Model>,
  AShape extends Shape = 'create',
  Role extends RoleOf<Model> = never,
> = SentBy<FieldsOf<Model>[Key], WriteAccessOf<Model, AShape, Role, 'input'>>;

type SentBy<AField extends Field, AnAccess extends Access> = Exclude<
  SchemaValue<AField['schema'], AnAccess> | Deletion<AField, AnAccess>,
  undefined
>;
