/** The keys of a type; optional where the property is an `Optional`. */
export type Marked<Type, Optional> = { [Key in keyof Type]?: unknown } & {
  [Key in KeyWithout<Type, Optional>]: unknown;
};

/** The keys of a type whose properties are not `Excluded`. */
export type KeyWithout<Type, Excluded> = unknown extends Excluded
  ? never
  : { [Key in keyof Type]: Type[Key] extends Excluded ? never : Key }[keyof Type];

/** A schema whose key may be absent. */
export interface OptionalSchema<Type extends string, Default = unknown> {
  readonly type: Type;
  readonly default: Default;
}

/** The types of schemas whose key may be absent from a record. */
export type OptionalType = 'optional' | 'exact_optional' | 'nullish';

/** Whether an input may leave out a field. To a field, `undefined` is the same as no key. */
export const mayBeAbsent = ({ type }: { readonly type: string }): boolean => ABSENT.has(type);

const ABSENT: ReadonlySet<string> = new Set<OptionalType | 'undefinedable'>([
  'optional',
  'exact_optional',
  'nullish',
  'undefinedable',
]);
