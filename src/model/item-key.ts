/**
 * The fields of the model that a schema holds a list of: what `keyedBy` may name. Behind `v.lazy`,
 * where a model may hold itself, the compiler can't look; the generator does.
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
