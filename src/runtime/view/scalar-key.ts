/** The fields that hold one value: only these are accepted in a `sort` or a filter. */
export type ScalarKeyOf<Output> = {
  [Key in keyof Output & string]-?: NonNullable<Output[Key]> extends Scalar ? Key : never;
}[keyof Output & string];

type Scalar = string | number | boolean | bigint | Date;
