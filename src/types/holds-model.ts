import type { AnyModel } from '../model/model.js';

/**
 * `true` if a schema is or contains a model, else `never`; also of `any`, in which there would be no
 * end of schemas: those of a model that is a type parameter.
 */
export type HoldsModel<Schema> = unknown extends Schema
  ? never
  : Schema extends AnyModel
    ? true
    : Schema extends { readonly kind: 'schema' }
      ? HoldsModelIn<Schema[keyof Schema & Part]>
      : never;

/** Where valibot keeps the schemas that a schema is made of. */
type Part =
  | 'item'
  | 'wrapped'
  | 'key'
  | 'value'
  | 'rest'
  | 'pipe'
  | 'options'
  | 'items'
  | 'entries'
  | 'getter';

/** The same of what is there: a schema, a list of them, what a lazy schema calls, entries. */
type HoldsModelIn<Held> = Held extends { readonly kind: string }
  ? HoldsModel<Held>
  : Held extends readonly (infer Item)[]
    ? HoldsModel<Item>
    : Held extends (input: never) => infer Lazy
      ? HoldsModel<Lazy>
      : Held extends object
        ? HoldsModel<Held[keyof Held]>
        : never;
