import type { AnyModel } from '../model/model.js';
import type { AnyReadAccessOf, ReadAccessOf } from './grants.js';
import type { FieldsOf, RoleOf } from './model-parts.js';
import type { ModelValue, SchemaValue } from './value-of.js';

/**
 * What a role may read of a model's record, as a type and without code generation: the readable
 * keys, and no others. This applies to nested models, too, whatever holds them. A field without
 * `readableBy` is in nobody's view, nor is an input-only field.
 *
 * For several roles at once, pass their union: `'owner' | 'support'`. For callers without a role,
 * pass `never`.
 *
 * @example
 * ```ts
 * import * as v from 'valibot';
 * import { defineRoles, type ViewOf } from 'gen-dtos';
 *
 * const { field, model } = defineRoles({ owner: 'The person the record belongs to' });
 * const User = model('User', {
 *   id: field(v.string(), { readableBy: 'anyone' }),
 *   email: field(v.string(), { readableBy: ['owner'] }),
 *   password_hash: field(v.string()),
 * });
 * type ForOwner = ViewOf<typeof User, 'owner'>; // { id: string; email: string }
 * type ForAnyone = ViewOf<typeof User, never>; // { id: string }
 * ```
 */
export type ViewOf<Model extends AnyModel, Role extends RoleOf<Model>> = ModelValue<
  FieldsOf<Model>,
  ReadAccessOf<Model, Role>
>['view'];

/** The value that a view holds under one key. */
export type ViewValueOf<
  Model extends AnyModel,
  Role extends RoleOf<Model>,
  Key extends keyof FieldsOf<Model>,
> = SchemaValue<FieldsOf<Model>[Key]['schema'], ReadAccessOf<Model, Role>>;

/**
 * The value that a view holds under one key, for roles that are not known: keys of nested models
 * that some role may not read may be absent.
 */
export type AnyViewValueOf<Model extends AnyModel, Key extends keyof FieldsOf<Model>> = SchemaValue<
  FieldsOf<Model>[Key]['schema'],
  AnyReadAccessOf<Model>
>;
