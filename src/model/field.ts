import type * as v from 'valibot';
import { fieldProblems } from './field-problems.js';
import type { ItemKeyOf } from './item-key.js';
import type { Narrowing } from './narrow.js';
import { refuse } from './problems.js';
import { isConditional, type Conditional } from './when.js';

/** What is done to a record. A `replace` (PUT) asks the grants of `update`. */
export type Operation = 'create' | 'update';

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
 * `create` at the whole object; beside this one, at the role.
 */
export type WritableBy<
  List extends AnyGrant,
  Create extends AnyUnconditionalGrant,
  Update extends AnyGrant,
> = ArrayLike<List> | { readonly create?: readonly Create[]; readonly update?: readonly Update[] };

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

/** A declared field: its valibot schema and who may touch it. Plain data. */
export interface Field<
  Schema extends v.GenericSchema<unknown> = v.GenericSchema<unknown>,
  Create extends AnyUnconditionalGrant = AnyUnconditionalGrant,
  Update extends AnyGrant = AnyGrant,
  Reader extends string = string,
  Stored extends boolean = boolean,
> {
  readonly kind: 'field';
  readonly schema: Schema;
  readonly writableBy: { readonly create: readonly Create[]; readonly update: readonly Update[] };
  readonly readableBy: 'anyone' | readonly Reader[];
  readonly stored: Stored;
  /** The field that tells the items of a list apart. */
  readonly keyedBy?: string;
}

/** The fields of a model by name. */
export type Fields = { readonly [name: string]: Field };

/**
 * Declares one field of a model.
 *
 * @param schema Any synchronous valibot schema.
 * @param options Who may write and read it. Nothing said means server-controlled and unreadable.
 *
 * @returns The field, for `model()`.
 *
 * @example
 * ```ts
 * import * as v from 'valibot';
 * import { defineRoles } from 'gen-dtos';
 *
 * const { field, model } = defineRoles({ owner: 'The person the record belongs to' });
 * const User = model('User', {
 *   email: field(v.pipe(v.string(), v.email()), { writableBy: ['owner'] }),
 *   username: field(v.string(), { writableBy: { create: ['owner'] } }), // fixed once created
 *   api_key: field(v.string()), // server-controlled
 * });
 * ```
 */
export type FieldFactory<Role extends string> = <
  const Schema extends v.GenericSchema<unknown>,
  const List extends Grant<Role, Schema> = never,
  const Create extends UnconditionalGrant<Role, Schema> = never,
  const Update extends Grant<Role, Schema> = never,
  const Readers extends 'anyone' | readonly (Role | 'anyone')[] = readonly [],
  const Stored extends boolean = true,
>(
  schema: Schema,
  options?: FieldOptions<List, Create, Update, Readers, Stored, Schema>,
) => Field<
  Schema,
  AsGiven<Extract<List, AnyUnconditionalGrant> | Create>,
  AsGiven<List | Update>,
  AsGiven<ReaderOf<Readers>>,
  AsGiven<Stored>
>;

/** One of the roles that may read it, or `'anyone'`. */
type ReaderOf<Readers> = Readers extends readonly (infer Reader extends string)[]
  ? Reader
  : Extract<Readers, 'anyone'>;

/** The type itself, where inside `model()` the compiler would infer it from what `model()` allows. */
type AsGiven<Type> = [Type][Type extends unknown ? 0 : never];

type LooseWritableBy = WritableBy<AnyGrant, AnyUnconditionalGrant, AnyGrant>;

type LooseOptions = FieldOptions<
  AnyGrant,
  AnyUnconditionalGrant,
  AnyGrant,
  'anyone' | readonly string[],
  boolean
>;

/** Only what needs no names is refused here: `model()` knows them and speaks of the rest all at once. */
export function createField(schema: v.GenericSchema<unknown>, options: LooseOptions = {}): Field {
  refuse(fieldProblems(schema, options));
  const { writableBy, readableBy, stored, keyedBy } = isObject(options) ? options : {};
  return {
    kind: 'field',
    schema,
    writableBy: perOperation(writableBy),
    readableBy: readableBy === 'anyone' ? readableBy : listOf(readableBy),
    stored: stored !== false,
    ...(typeof keyedBy === 'string' && { keyedBy }),
  };
}

/**
 * What is no list grants nothing; it has been refused by then. A condition is one of the record, which
 * in a list for every operation can only mean the update of one.
 */
function perOperation(writableBy: LooseWritableBy | undefined): Field['writableBy'] {
  if (isList(writableBy)) return { create: writableBy.filter(isFree), update: [...writableBy] };
  if (!isObject(writableBy)) return { create: [], update: [] };
  const { create, update } = writableBy as PerOperation;
  return { ...writableBy, create: listOf(create), update: listOf(update) };
}

const isFree = (grant: AnyGrant): grant is AnyUnconditionalGrant => !isConditional(grant);

interface PerOperation {
  readonly create?: readonly AnyUnconditionalGrant[];
  readonly update?: readonly AnyGrant[];
}

/** While mistakes are collected instead of thrown, anything may come here. */
const isObject = <Value>(value: Value): value is Value & object =>
  typeof value === 'object' && value !== null;

const isList = (value: unknown): value is readonly AnyGrant[] => Array.isArray(value);

const listOf = <Item>(value: readonly Item[] | undefined): readonly Item[] =>
  Array.isArray(value) ? [...value] : [];
