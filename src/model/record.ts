import type * as v from 'valibot';
import type { Field, Fields } from './field.js';
import type { KeyWithout, Marked, OptionalSchema, OptionalType } from './presence.js';

/** The valibot entries of the record: those of every field except input-only ones. */
export type EntriesOf<ModelFields extends Fields> = SchemasOf<
  ModelFields,
  KeyWithout<ModelFields, InputOnly>
>;

type SchemasOf<ModelFields extends Fields, Name extends keyof ModelFields> = {
  readonly [Key in Name]: ModelFields[Key]['schema'];
};

type InputOnly = Field<any, any, any, any, false>; // any: whatever else the field is

/**
 * What valibot would infer from the entries, at a third of the cost to the compiler. Editors show
 * members of an interface by their keys, but an alias by its name.
 */
export interface RecordTypes<
  Entries extends { readonly [name: string]: v.GenericSchema<unknown> },
> {
  readonly input: {
    -readonly [Key in keyof Marked<Entries, OptionalSchema<OptionalType>>]: v.InferInput<
      Entries[Key]
    >;
  };
  readonly output: {
    -readonly [
      Key in keyof Marked<Entries, OptionalSchema<OptionalType, undefined>>
    ]: v.InferOutput<Entries[Key]>;
  };
  readonly issue: v.StrictObjectIssue | v.InferIssue<Entries[keyof Entries]>;
}
