/** What may be written or read of a model, of one of its fields, and of whatever schema a field has. */
import type * as v from 'valibot';
import type { Field, Fields } from '../model/field.js';
import type { AnyModel } from '../model/model.js';
import type { Narrowing } from '../model/narrow.js';
import type { KeyWithout, Marked } from '../model/presence.js';
import type { Conditional } from '../model/when.js';
import type { Asker } from './asker.js';
import type { FieldsOf } from './grants.js';
import type { HoldsModel } from './holds-model.js';

/**
 * What may be written to a model, and what may be read of it. Members of an interface, since two
 * types by one alias are compared by its arguments, and those of two roles look alike.
 */
export interface ModelValue<ModelFields extends Fields, Who extends Asker> {
  /** The writable keys, and every other one as `?: never`. */
  dto: {
    -readonly [Key in keyof Marked<ModelFields, Who['optional']>]: FieldValue<
      ModelFields[Key],
      Who
    >;
  };
  /** The readable keys alone. */
  view: {
    -readonly [
      Key in keyof Marked<
        Pick<ModelFields, KeyWithout<ModelFields, Who['refused']>>,
        Who['optional']
      >
    ]: SchemaValue<ModelFields[Key & keyof ModelFields]['schema'], Who>;
  };
}

/** Absent is absent: no Dto holds an explicit `undefined` under its own keys. */
export type FieldValue<AField extends Field, Who extends Asker> = AField extends Who['refused']
  ? never
  : Exclude<
      AField extends Who['narrowed']
        ? NarrowedValue<AField, Who>
        : SchemaValue<AField['schema'], Who> | Deletion<AField, Who>,
      undefined
    >;

/** `null`, where that deletes a field in an update (RFC 7396). */
export type Deletion<AField extends Field, Who extends Asker> = AField extends Who['narrowed']
  ? never
  : AField extends Who['deletable']
    ? DeletionOf<AField['schema']>
    : never;

/** A field is deleted only as it is declared, and never with a model whose fields have grants. */
type DeletionOf<Schema> = Schema extends { readonly fallback: unknown }
  ? never
  : Schema extends {
        readonly pipe: readonly [infer First, ...infer Steps];
      }
    ? Steps[number] extends { readonly kind: 'metadata' }
      ? DeletionOf<First>
      : never
    : true extends Merges<Schema>
      ? never
      : null;

/** `true` for a model, and for what hands values on to one. */
type Merges<Schema> = Schema extends AnyModel
  ? true
  : Schema extends { readonly pipe: readonly [infer First, ...unknown[]] }
    ? Merges<First>
    : Schema extends { readonly wrapped: infer Wrapped }
      ? Merges<Wrapped>
      : Schema extends { readonly type: 'lazy'; getter: (input: never) => infer Lazy }
        ? Merges<Lazy>
        : never;

/** Where models nest, their grants outlast a narrowing, which may name keys that they refuse. */
type NarrowedValue<AField extends Field, Who extends Asker> =
  true extends HoldsModel<AField['schema']>
    ? SchemaValue<AField['schema'], Who>
    : NarrowingValue<AField['writableBy'][Who['operation']][number], Who>;

type NarrowingValue<Grant, Who extends Asker> = Grant extends
  Narrowing<Who['role'], infer Schema> | Conditional<Narrowing<Who['role'], infer Schema>>
  ? TypeOf<Schema, Who>
  : never;

/** The value of a schema, with the grants of the models in it applied. */
export type SchemaValue<Schema, Who extends Asker> = Schema extends AnyModel
  ? ModelValue<FieldsOf<Schema>, Who>[Who['answer']]
  : true extends HoldsModel<Schema>
    ? HolderValue<Schema, Who>
    : TypeOf<Schema, Who>;

type TypeOf<Schema, Who extends Asker> =
  Schema extends v.GenericSchema<unknown> ? NonNullable<Schema['~types']>[Who['side']] : never;

/** Of what is neither pipe nor container nor wrapper, nothing can be written. */
type HolderValue<Schema, Who extends Asker> = Schema extends {
  readonly pipe: readonly [infer First, ...infer Steps];
}
  ? true extends HoldsModel<Steps[number]>
    ? PipeValue<Schema, First, Steps, Who>
    : SchemaValue<First, Who>
  : Schema extends { readonly type: infer Type extends keyof ContainerValues<Schema, Who> }
    ? ContainerValues<Schema, Who['inside']>[Type]
    : Schema extends { readonly type: infer Type extends keyof WrapperValues<Schema, Who> }
      ? WrapperValues<Schema, Who>[Type]
      : never;

/** A pipe makes a model of something else, and so writes it whole. */
type PipeValue<Schema, First, Steps, Who extends Asker> =
  true extends HoldsModel<First>
    ? never
    : Who['side'] extends 'input'
      ? TypeOf<Schema, Who>
      : EndValue<Steps, Who['inside']>;

/** Only at the end of a pipe may a model be: what follows could see what it refuses. */
type EndValue<Steps, Who extends Asker> = Steps extends readonly [...infer Before, infer Last]
  ? Last extends { readonly kind: 'metadata' }
    ? EndValue<Before, Who>
    : true extends HoldsModel<Before[number]>
      ? never
      : SchemaValue<Last, Who>
  : never;

/** What is written whole, by its valibot type. */
interface ContainerValues<Schema, Who extends Asker> {
  array: PartValue<Schema, 'item', Who>[];
  tuple: ListValue<Schema, 'items', Who>;
  strict_tuple: ListValue<Schema, 'items', Who>;
  loose_tuple: [...ListValue<Schema, 'items', Who>, ...unknown[]];
  tuple_with_rest: [...ListValue<Schema, 'items', Who>, ...PartValue<Schema, 'rest', Who>[]];
  object: { [Key in keyof TypeOf<Schema, Who>]: EntryValue<Schema, Key, Who> };
  strict_object: { [Key in keyof TypeOf<Schema, Who>]: EntryValue<Schema, Key, Who> };
  loose_object: { [Key in keyof TypeOf<Schema, Who>]: EntryValue<Schema, Key, Who> };
  object_with_rest: { [Key in keyof TypeOf<Schema, Who>]: EntryValue<Schema, Key, Who> };
  record: { [Key in keyof TypeOf<Schema, Who>]: PartValue<Schema, 'value', Who> };
  map: Map<PartValue<Schema, 'key', Who>, PartValue<Schema, 'value', Who>>;
  set: Set<PartValue<Schema, 'value', Who>>;
  union: ListValue<Schema, 'options', Who>[number];
  variant: ListValue<Schema, 'options', Who>[number];
  intersect: AllOf<ListValue<Schema, 'options', Who>>;
}

/** What hands the shape on to the schema in it, by its valibot type. */
interface WrapperValues<Schema, Who extends Asker> {
  optional: PartValue<Schema, 'wrapped', Who> | Absence<Schema, Who>;
  exact_optional: PartValue<Schema, 'wrapped', Who> | Absence<Schema, Who>;
  nullable: PartValue<Schema, 'wrapped', Who> | Absence<Schema, Who>;
  nullish: PartValue<Schema, 'wrapped', Who> | Absence<Schema, Who>;
  undefinedable: PartValue<Schema, 'wrapped', Who> | Absence<Schema, Who>;
  non_optional: Exclude<PartValue<Schema, 'wrapped', Who>, undefined>;
  non_nullable: Exclude<PartValue<Schema, 'wrapped', Who>, null>;
  non_nullish: Exclude<PartValue<Schema, 'wrapped', Who>, null | undefined>;
  lazy: Schema extends { getter: (input: never) => infer Lazy } ? SchemaValue<Lazy, Who> : never;
}

type PartValue<Schema, Name extends string, Who extends Asker> = SchemaValue<
  PartOf<Schema, Name>,
  Who
>;

type PartOf<Schema, Name extends string> = Schema[keyof Schema & Name];

type ListValue<Schema, Name extends string, Who extends Asker> = ValuesOf<
  Extract<PartOf<Schema, Name>, readonly unknown[]>,
  Who
>;

type ValuesOf<Schemas extends readonly unknown[], Who extends Asker> = {
  -readonly [Index in keyof Schemas]: SchemaValue<Schemas[Index], Who>;
};

type AllOf<Values extends readonly unknown[]> = Values extends readonly [infer First, ...infer Rest]
  ? Rest extends readonly []
    ? First
    : First & AllOf<Rest>
  : never;

/** What a wrapper adds to the values of what it wraps. */
type Absence<Schema, Who extends Asker> = Extract<TypeOf<Schema, Who>, null | undefined>;

/** A key that is no entry has the value of the rest, if that is declared, or any value. */
type EntryValue<Schema, Key, Who extends Asker> = Key extends keyof PartOf<Schema, 'entries'>
  ? SchemaValue<PartOf<Schema, 'entries'>[Key], Who>
  : Schema extends { rest: infer Rest }
    ? SchemaValue<Rest, Who>
    : unknown;
