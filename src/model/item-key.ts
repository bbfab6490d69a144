/**
 * The fields that `keyedBy` may name: those of the model that a schema holds a list of. The
 * compiler can't look behind `v.lazy`, since a model may contain itself there; the generator checks
 * these.
 */
export type ItemKeyOf<Schema> = Schema extends { readonly item: infer Item }
  ? FieldNameOf<Item>
  : Schema extends { readonly wrapped: infer Wrapped }
    ? ItemKeyOf<Wrapped>
    : never;

type FieldNameOf<Item> = Item extends { readonly '~model': { readonly fields: infer Fields } }
  ? keyof Fields & string
  : Item extends { readonly wrapped: infer Wrapped }
    ? FieldNameOf<Wrapped>
    : Item extends { readonly type: 'lazy' }
      ? string
      : never;
