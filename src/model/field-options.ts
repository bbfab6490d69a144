import type * as v from 'valibot';
import type { ItemKeyOf } from './item-key.js';
import type { Narrowing } from './narrow.js';
import type { Conditional } from './when.js';

/** A role, or a role with some of the values. */
export type UnconditionalGrant<
  Role extends string,
  Schema extends v.GenericSchema<unknown> = v.GenericSchema<unknown>,
> = Role | Narrowing<Role, v.GenericSchema<unknown, v.InferOutput<Schema>>>;

/** One entry of `writableBy`: a role, a role with some of the values, or one of these for some records. */
export type Grant<
  Role extends string,
  Schema extends v.GenericSchema<unknown> = v.GenericSchema<unknown>,
> = UnconditionalGrant<Role, Schema> | Conditional<UnconditionalGrant<Role, Schema>>;

/** A grant whose roles and values are not known in this place. */
export type AnyUnconditionalGrant = string | Narrowing;

/** The same, perhaps for some records only. */
export type AnyGrant = AnyUnconditionalGrant | Conditional;

/**
 * Who may write a field: the same for every operation, or per operation. What isn't said is refused.
 *
 * The list is `ArrayLike` because beside an array type the compiler reports a misspelt role of
 * `create` at the whole object; beside this one, at the role. It is `Iterable`, too, because
 * TypeScript 7 otherwise forgets the literals of `[...staff, 'owner']`.
 */
export type WritableBy<
  List extends AnyGrant,
  Create extends AnyUnconditionalGrant,
  Update extends AnyGrant,
> =
  | (ArrayLike<List> & Iterable<List>)
  | { readonly create?: readonly Create[]; readonly update?: readonly Update[] };

export interface FieldOptions<
  List extends AnyGrant,
  Create extends AnyUnconditionalGrant,
  Update extends AnyGrant,
  Readers extends 'anyone' | readonly string[],
  Stored extends boolean,
  Schema = unknown,
> {
  /** Who may write it. Without this the field is server-controlled: accepted from nobody. */
  readonly writableBy?: WritableBy<List, Create, Update>;
  /** Who may read it; `'anyone'` for every role and for callers without one. */
  readonly readableBy?: Readers;
  /** `false` for an input-only field: accepted on the wire, no part of the record. Default `true`. */
  readonly stored?: Stored;
  /**
   * Of a list of models: the field by which an item that is sent names a stored one, which then keeps
   * what is not the role's to write. `apply` refuses a key that the record's list doesn't hold.
   */
  readonly keyedBy?: unknown extends Schema ? string : ItemKeyOf<Schema>;
}

/** Options whose roles and values are not known in this place. */
export type AnyFieldOptions = FieldOptions<
  AnyGrant,
  AnyUnconditionalGrant,
  AnyGrant,
  'anyone' | readonly string[],
  boolean
>;
