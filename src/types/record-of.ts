import type * as v from 'valibot';
import type { Model } from '../model/model.js';

/**
 * The type of a model's stored record: every field except the input-only ones.
 *
 * @example
 * ```ts
 * import * as v from 'valibot';
 * import { defineRoles, type RecordOf } from 'gen-dtos';
 *
 * const { field, model } = defineRoles({ owner: 'The person the record belongs to' });
 * const User = model('User', {
 *   password: field(v.string(), { writableBy: ['owner'], stored: false }),
 *   password_hash: field(v.string()),
 * });
 * type Row = RecordOf<typeof User>; // { password_hash: string }
 * ```
 */
export type RecordOf<AModel extends Model<string, any>> = v.InferOutput<AModel>; // any: every model's fields
