import type * as v from 'valibot';
import type { ItemKeyOf } from './item-key.js';
import type { Narrowing } from './narrow.js';
import type { Conditional } from './when.js';

/** A grant without a condition: to a role, or to a role for some of the values (`narrow`). */
export type UnconditionalGrant<
  Role extends string,
  Schema extends v.GenericSchema<unknown> = v.GenericSchema<unknown>,
> = Role | Narrowing<Role, v.GenericSchema<unknown, v.InferOutput<Schema>>>;

/**
 * One entry of `writableBy`: a role, a role for some of the values (`narrow`), or one of these for
 * some records (`when`).
 */
export type Grant<
  Role extends string,
  Schema extends v.GenericSchema<unknown> = v.GenericSchema<unknown>,
> = UnconditionalGrant<Role, Schema> | Conditional<UnconditionalGrant<Role, Schema>>;

/** A grant without a condition, whose roles and values are not known. */
export type AnyUnconditionalGrant = string | Narrowing;

/** Any grant, whose roles and values are not known. */
export type AnyGrant = AnyUnconditionalGrant | Conditional;

/**
 * Who may write a field: one list for every operation, or a list for each. In an operation without
 * a list, nobody may.
 *
 * The list is `ArrayLike` because beside an array type the compiler would report a misspelt role of
 * `create` at the whole object instead of at the role. It is also `Iterable` because TypeScript 7
 * otherwise loses the literal types of `[...staff, 'owner']`.
 */
export type WritableBy<
  List extends AnyGrant,
  Create extends AnyUnconditionalGrant,
  Update extends AnyGrant,
> =
  | (ArrayLike<List> & Iterable<List>)
  | { readonly create?: readonly Create[]; readonly update?: readonly Update[] };

/** The options of `field()`: who may write and read it, and whether it is stored. */
export interface FieldOptions<
  List extends AnyGrant,
  Create extends AnyUnconditionalGrant,
  Update extends AnyGrant,
  Readers extends 'anyone' | readonly string[],
  Stored extends boolean,
  Schema = unknown,
> {
  /** Who may write the field. Without it, the field is server-controlled: accepted from nobody. */
  readonly writableBy?: WritableBy<List, Create, Update>;
  /**
   * Who may read the field; `'anyone'` stands for every role and for callers without a role.
   * Without it, nobody may.
   */
  readonly readableBy?: Readers;
  /**
   * `false` makes it an input-only field: accepted in requests, but not part of the record or of
   * any view. Default: `true`.
   */
  readonly stored?: Stored;
  /**
   * For a list of models: the field by which an item that is sent names a stored item. That one
   * then keeps the values that the role may not write. `apply` refuses a key that the record's list
   * does not hold.
   */
  readonly keyedBy?: unknown extends Schema ? string : ItemKeyOf<Schema>;
}

/** Options whose roles and values are not known. */
export type AnyFieldOptions = FieldOptions<
  AnyGrant,
  AnyUnconditionalGrant,
  AnyGrant,
  'anyone' | readonly string[],
  boolean
>;
