import type * as v from 'valibot';
import type { AsGiven } from './as-given.js';
import type {
  AnyFieldOptions,
  AnyGrant,
  AnyUnconditionalGrant,
  FieldOptions,
  Grant,
  UnconditionalGrant,
} from './field-options.js';
import { fieldProblems } from './problems/field-problems.js';
import { isObject } from './is-object.js';
import { isSchema } from './is-schema.js';
import { refuse } from './problems/refuse.js';
import { isConditional } from './when.js';

/** What is done to a record. A `replace` (PUT) asks the grants of `update`. */
export type Operation = 'create' | 'update';

/** A declared field, as plain data: its valibot schema, and who may write and read it. */
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
  /** The field by which items of a list are matched with stored ones. */
  readonly keyedBy?: string;
  /**
   * Whether mistakes in the declaration were collected instead of thrown, so that its parts can't
   * be relied on.
   */
  readonly faulty: boolean;
}

/** The fields of a model, by name. */
export type Fields = { readonly [name: string]: Field };

/**
 * The function `field`, bound to the roles. It is an interface because editors show no
 * documentation for a function type.
 */
export interface FieldFactory<Role extends string> {
  /**
   * Declares one field of a model.
   *
   * @param schema The schema of the field's value: any synchronous valibot schema.
   * @param options Who may write and read the field, and whether it is stored. Without options it
   * is server-controlled, and nobody may read it.
   *
   * @returns The field, to be passed to `model()`.
   *
   * @throws {DeclarationError} If `schema` is not a valibot schema, or an option is unknown or
   * malformed.
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
  <
    const Schema extends v.GenericSchema<unknown>,
    const List extends Grant<Role, Schema> = never,
    const Create extends UnconditionalGrant<Role, Schema> = never,
    const Update extends Grant<Role, Schema> = never,
    const Readers extends 'anyone' | readonly (Role | 'anyone')[] = readonly [],
    const Stored extends boolean = true,
  >(
    schema: Schema,
    options?: FieldOptions<List, Create, Update, Readers, Stored, Schema>,
  ): Field<
    Schema,
    AsGiven<Extract<List, AnyUnconditionalGrant> | Create>,
    AsGiven<List | Update>,
    AsGiven<ReaderIn<Readers>>,
    AsGiven<Stored>
  >;
}

/** A role that may read the field, or `'anyone'`. */
type ReaderIn<Readers> = Readers extends readonly (infer Reader extends string)[]
  ? Reader
  : Extract<Readers, 'anyone'>;

/**
 * Creates a field. Only mistakes that can be told without the names of the model and its roles are
 * refused here; `model()` reports the others, all at once.
 */
export function createField(
  schema: v.GenericSchema<unknown>,
  options: AnyFieldOptions = {},
): Field {
  const problems = fieldProblems(schema, options);
  refuse(problems);
  const { writableBy, readableBy, stored, keyedBy } = isObject(options) ? options : {};
  return {
    kind: 'field',
    schema,
    writableBy: perOperation(writableBy),
    readableBy: readableBy === 'anyone' ? readableBy : listOf(readableBy),
    stored: stored !== false,
    ...(typeof keyedBy === 'string' && { keyedBy }),
    faulty: problems.length > 0,
  };
}

/**
 * The grants of each operation. A grant with a condition needs a stored record, so in a list for
 * every operation it is left out of `create`. What is not a list grants nothing; it has already
 * been refused.
 */
function perOperation(writableBy: AnyFieldOptions['writableBy']): Field['writableBy'] {
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

const isList = (value: unknown): value is readonly AnyGrant[] => Array.isArray(value);

const listOf = <Item>(value: readonly Item[] | undefined): readonly Item[] =>
  Array.isArray(value) ? [...value] : [];

export const isField = (value: unknown): value is Field =>
  isObject(value) && value['kind'] === 'field';

/**
 * Whether a value is a field with a schema. A field without one was refused where it was declared.
 */
export const hasSchema = (field: Field): boolean => isField(field) && isSchema(field.schema);
