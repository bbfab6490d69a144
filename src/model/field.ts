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
  /** Whether mistakes in it were collected instead of thrown: what it was to say is not known. */
  readonly faulty: boolean;
}

/** The fields of a model by name. */
export type Fields = { readonly [name: string]: Field };

/** `field`, bound to the roles. An interface, since editors show no comment of a function type. */
export interface FieldFactory<Role extends string> {
  /**
   * Declares one field of a model.
   *
   * @param schema Any synchronous valibot schema.
   * @param options Who may write and read it. Nothing said means server-controlled and unreadable.
   *
   * @returns The field, for `model()`.
   *
   * @throws {DeclarationError} If it is given no schema, or options that aren't its own.
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

/** One of the roles that may read it, or `'anyone'`. */
type ReaderIn<Readers> = Readers extends readonly (infer Reader extends string)[]
  ? Reader
  : Extract<Readers, 'anyone'>;

/** Only what needs no names is refused here: `model()` knows them and speaks of the rest all at once. */
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
 * What is no list grants nothing; it has been refused by then. A condition is one of the record, which
 * in a list for every operation can only mean the update of one.
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

/** Whether a field can be relied on. Without a schema it was refused where it was declared. */
export const hasSchema = (field: Field): boolean => isField(field) && isSchema(field.schema);
