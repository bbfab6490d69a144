import type { AnyModel } from '../model/model.js';

/**
 * `true` if a schema is or contains a model, `never` if not. Also `never` for `any`, which would
 * contain schemas without end; a model that is a type parameter has such schemas.
 */
export type HoldsModel<Schema> = unknown extends Schema
  ? never
  : Schema extends AnyModel
    ? true
    : Schema extends { readonly kind: 'schema' }
      ? HoldsModelIn<Schema[keyof Schema & Part]>
      : never;

/** The properties in which valibot keeps nested schemas. */
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

/**
 * `true` if such a property holds a model: it may be a schema, a list of schemas, the function of a
 * lazy schema, or entries.
 */
type HoldsModelIn<Held> = Held extends { readonly kind: string }
  ? HoldsModel<Held>
  : Held extends readonly (infer Item)[]
    ? HoldsModel<Item>
    : Held extends (input: never) => infer Lazy
      ? HoldsModel<Lazy>
      : Held extends object
        ? HoldsModel<Held[keyof Held]>
        : never;
