/** What may be written to or read from a model, one of its fields, or any schema of a field. */
import type * as v from 'valibot';
import type { Field, Fields } from '../model/field.js';
import type { AnyModel } from '../model/model.js';
import type { Narrowing } from '../model/narrow.js';
import type { KeyWithout, Marked, OptionalSchema, OptionalType } from '../model/presence.js';
import type { Conditional } from '../model/when.js';
import type { Access } from './grants.js';
import type { FieldsOf } from './model-parts.js';
import type { HoldsModel } from './holds-model.js';
import type { IsPlain, Single } from './single-default.js';

/**
 * What may be written to a model, and what may be read from it. It is an interface because the
 * compiler compares two types of one alias by its arguments, and those of two roles look alike.
 */
export interface ModelValue<ModelFields extends Fields, AnAccess extends Access> {
  /** The writable keys, and every other key as `?: never`. */
  dto: {
    -readonly [Key in keyof Marked<ModelFields, AnAccess['optional']>]: FieldValue<
      ModelFields[Key],
      AnAccess
    >;
  };
  /** The readable keys only. */
  view: {
    -readonly [
      Key in keyof Marked<
        Pick<ModelFields, KeyWithout<ModelFields, AnAccess['refused']>>,
        AnAccess['optional']
      >
    ]: SchemaValue<ModelFields[Key & keyof ModelFields]['schema'], AnAccess>;
  };
}

/** The value of a field in a Dto. `undefined` is left out: an absent key is absent. */
export type FieldValue<
  AField extends Field,
  AnAccess extends Access,
> = AField extends AnAccess['refused']
  ? never
  : Exclude<
      AField extends AnAccess['narrowed']
        ? NarrowedValue<AField, AnAccess>
        : SchemaValue<AField['schema'], AnAccess> | Deletion<AField, AnAccess>,
      undefined
    >;

/** `null`, where it deletes the field in an update (RFC 7396). */
export type Deletion<
  AField extends Field,
  AnAccess extends Access,
> = AField extends AnAccess['narrowed']
  ? never
  : AField extends AnAccess['deletable']
    ? DeletionOf<AField['schema']>
    : never;

/**
 * `null` if a field's schema allows deletion: not if it is piped into anything but metadata, has a
 * fallback, takes `null` as a value, or is a model, whose fields have grants of their own.
 */
type DeletionOf<Schema> = Schema extends { readonly fallback: unknown }
  ? never
  : Schema extends {
        readonly pipe: readonly [infer First, ...infer Steps];
      }
    ? Steps[number] extends { readonly kind: 'metadata' }
      ? DeletionOf<First>
      : never
    : true extends Merges<Schema> | TakesNull<Schema>
      ? never
      : null;

/** `true` if `null` is one of the values that a schema takes. What it takes may be unknown. */
type TakesNull<Schema> =
  Schema extends v.GenericSchema<unknown>
    ? TakesNullInput<NonNullable<Schema['~types']>['input']>
    : never;

type TakesNullInput<Input> = unknown extends Input ? never : null extends Input ? true : never;

/** `true` for a model, and for a schema that passes its values on to one. */
type Merges<Schema> = Schema extends AnyModel
  ? true
  : Schema extends { readonly pipe: readonly [infer First, ...unknown[]] }
    ? Merges<First>
    : Schema extends { readonly wrapped: infer Wrapped }
      ? Merges<Wrapped>
      : Schema extends { readonly type: 'lazy'; getter: (input: never) => infer Lazy }
        ? Merges<Lazy>
        : never;

/**
 * The value of a narrowed field. If it holds models, their own grants apply instead, since a
 * narrowing may name keys that they refuse.
 */
type NarrowedValue<AField extends Field, AnAccess extends Access> =
  true extends HoldsModel<AField['schema']>
    ? SchemaValue<AField['schema'], AnAccess>
    : | NarrowingValue<AField['writableBy'][AnAccess['operation']][number], AnAccess>
      | FilledIn<AField['schema'], AnAccess>;

/** What `create` fills in comes from the server, whatever the narrowing. */
type FilledIn<Schema, AnAccess extends Access> = AnAccess extends {
  readonly operation: 'create';
  readonly side: 'output';
}
  ? | (Schema extends OptionalSchema<OptionalType, infer Default>
        ? ServerValue<Default, Schema, AnAccess>
        : never)
    | (Schema extends { readonly fallback: unknown } ? TypeOf<Schema, AnAccess> : never)
  : never;

/** A default of a single value is itself. What becomes of any other, only its schema knows. */
type ServerValue<Default, Schema, AnAccess extends Access> = [Default] extends [undefined]
  ? never
  : [Default, true] extends [Single, IsPlain<Schema>]
    ? Default
    : TypeOf<Schema, AnAccess>;

type NarrowingValue<Grant, AnAccess extends Access> = Grant extends
  Narrowing<AnAccess['role'], infer Schema> | Conditional<Narrowing<AnAccess['role'], infer Schema>>
  ? TypeOf<Schema, AnAccess>
  : never;

/** The value of a schema, with the grants of the models in it applied. */
export type SchemaValue<Schema, AnAccess extends Access> = Schema extends AnyModel
  ? ModelValue<FieldsOf<Schema>, AnAccess>[AnAccess['answer']]
  : true extends HoldsModel<Schema>
    ? HolderValue<Schema, AnAccess>
    : TypeOf<Schema, AnAccess>;

type TypeOf<Schema, AnAccess extends Access> =
  Schema extends v.GenericSchema<unknown> ? NonNullable<Schema['~types']>[AnAccess['side']] : never;

/**
 * The value of a schema that holds a model: a pipe, container or wrapper. Nothing may be written to
 * any other kind.
 */
type HolderValue<Schema, AnAccess extends Access> = Schema extends {
  readonly pipe: readonly [infer First, ...infer Steps];
}
  ? true extends HoldsModel<Steps[number]>
    ? PipeValue<Schema, First, Steps, AnAccess>
    : SchemaValue<First, AnAccess>
  : Schema extends { readonly type: infer Type extends keyof ContainerValues<Schema, AnAccess> }
    ? ContainerValues<Schema, AnAccess['inside']>[Type]
    : Schema extends { readonly type: infer Type extends keyof WrapperValues<Schema, AnAccess> }
      ? WrapperValues<Schema, AnAccess>[Type]
      : never;

/** The value of a pipe that turns something else into a model, and so writes it whole. */
type PipeValue<Schema, First, Steps, AnAccess extends Access> =
  true extends HoldsModel<First>
    ? never
    : AnAccess['side'] extends 'input'
      ? TypeOf<Schema, AnAccess>
      : EndValue<Steps, AnAccess['inside']>;

/**
 * The value at the end of a pipe. A model may only be there: later steps could see what it refuses.
 */
type EndValue<Steps, AnAccess extends Access> = Steps extends readonly [...infer Before, infer Last]
  ? Last extends { readonly kind: 'metadata' }
    ? EndValue<Before, AnAccess>
    : true extends HoldsModel<Before[number]>
      ? never
      : SchemaValue<Last, AnAccess>
  : never;

/** The values of containers, which are written whole, by their valibot type. */
interface ContainerValues<Schema, AnAccess extends Access> {
  array: PartValue<Schema, 'item', AnAccess>[];
  tuple: ListValue<Schema, 'items', AnAccess>;
  strict_tuple: ListValue<Schema, 'items', AnAccess>;
  loose_tuple: [...ListValue<Schema, 'items', AnAccess>, ...unknown[]];
  tuple_with_rest: [
    ...ListValue<Schema, 'items', AnAccess>,
    ...PartValue<Schema, 'rest', AnAccess>[],
  ];
  object: { [Key in keyof TypeOf<Schema, AnAccess>]: EntryValue<Schema, Key, AnAccess> };
  strict_object: { [Key in keyof TypeOf<Schema, AnAccess>]: EntryValue<Schema, Key, AnAccess> };
  loose_object: { [Key in keyof TypeOf<Schema, AnAccess>]: EntryValue<Schema, Key, AnAccess> };
  object_with_rest: { [Key in keyof TypeOf<Schema, AnAccess>]: EntryValue<Schema, Key, AnAccess> };
  record: { [Key in keyof TypeOf<Schema, AnAccess>]: PartValue<Schema, 'value', AnAccess> };
  map: Map<PartValue<Schema, 'key', AnAccess>, PartValue<Schema, 'value', AnAccess>>;
  set: Set<PartValue<Schema, 'value', AnAccess>>;
  union: ListValue<Schema, 'options', AnAccess>[number];
  variant: ListValue<Schema, 'options', AnAccess>[number];
  intersect: AllOf<ListValue<Schema, 'options', AnAccess>>;
}

/**
 * The values of wrappers, which pass the shape on to the schema in them, by their valibot type.
 * They avoid `Exclude`: if the schema comes from a type parameter, the compiler would look through
 * it, and the schemas in it, without end.
 */
interface WrapperValues<Schema, AnAccess extends Access> {
  optional: PartValue<Schema, 'wrapped', AnAccess> | Absence<Schema, AnAccess>;
  exact_optional: PartValue<Schema, 'wrapped', AnAccess> | Absence<Schema, AnAccess>;
  nullable: PartValue<Schema, 'wrapped', AnAccess> | Absence<Schema, AnAccess>;
  nullish: PartValue<Schema, 'wrapped', AnAccess> | Absence<Schema, AnAccess>;
  undefinedable: PartValue<Schema, 'wrapped', AnAccess> | Absence<Schema, AnAccess>;
  non_optional: PartValue<Schema, 'wrapped', AnAccess> & ({} | null);
  non_nullable: PartValue<Schema, 'wrapped', AnAccess> & ({} | undefined);
  non_nullish: PartValue<Schema, 'wrapped', AnAccess> & {};
  lazy: Schema extends { getter: (input: never) => infer Lazy }
    ? SchemaValue<Lazy, AnAccess>
    : never;
}

type PartValue<Schema, Name extends string, AnAccess extends Access> = SchemaValue<
  PartOf<Schema, Name>,
  AnAccess
>;

type PartOf<Schema, Name extends string> = Schema[keyof Schema & Name];

type ListValue<Schema, Name extends string, AnAccess extends Access> = ValuesOf<
  Extract<PartOf<Schema, Name>, readonly unknown[]>,
  AnAccess
>;

type ValuesOf<Schemas extends readonly unknown[], AnAccess extends Access> = {
  -readonly [Index in keyof Schemas]: SchemaValue<Schemas[Index], AnAccess>;
};

type AllOf<Values extends readonly unknown[]> = Values extends readonly [infer First, ...infer Rest]
  ? Rest extends readonly []
    ? First
    : First & AllOf<Rest>
  : never;

/** The values that a wrapper adds: `null`, `undefined` or both. */
type Absence<Schema, AnAccess extends Access> = Extract<TypeOf<Schema, AnAccess>, null | undefined>;

/**
 * The value of a key. If it is not an entry, that is the value of `rest` if there is one, or any
 * value.
 */
type EntryValue<Schema, Key, AnAccess extends Access> = Key extends keyof PartOf<Schema, 'entries'>
  ? SchemaValue<PartOf<Schema, 'entries'>[Key], AnAccess>
  : Schema extends { rest: infer Rest }
    ? SchemaValue<Rest, AnAccess>
    : unknown;

/**
 * A value with what generated code knows of the models in it, unless its type says so itself: behind
 * the annotation of a schema, the compiler can't see them.
 */
export type Within<Value, Models> = [Value] extends [Models] ? Value : Value & Models;
