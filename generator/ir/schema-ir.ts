/**
 * A valibot schema as plain data, in the words of JSON Schema where it has them. Whatever can't be
 * said as data is an island: a path to the live schema in the user's own module.
 */
export type SchemaIr =
  | TypeIr
  | ConstIr
  | EnumIr
  | ArrayIr
  | ObjectIr
  | AnyOfIr
  | WrapperIr
  | PipeIr
  | ModelRefIr
  | IslandIr;

/** A schema without parameters, by its valibot name. */
export interface TypeIr {
  readonly kind: 'type';
  readonly type: 'string' | 'number' | 'boolean' | 'bigint' | 'date' | 'null' | 'unknown' | 'any';
  readonly message?: string;
}

export interface ConstIr {
  readonly kind: 'const';
  readonly const: Primitive;
  readonly message?: string;
}

/** `picklist`, or `enum` by its values. A TypeScript enum's own type is not known at run time. */
export interface EnumIr {
  readonly kind: 'enum';
  readonly from: 'picklist' | 'enum';
  readonly enum: readonly Primitive[];
  readonly message?: string;
}

export interface ArrayIr {
  readonly kind: 'array';
  readonly items: SchemaIr;
  readonly message?: string;
}

/** A plain nested object, which is no model: `object`, `strictObject`, `looseObject`. */
export interface ObjectIr {
  readonly kind: 'object';
  readonly unknownKeys: 'drop' | 'refuse' | 'keep';
  readonly properties: readonly { readonly key: string; readonly schema: SchemaIr }[];
  readonly message?: string;
}

/** A `union` or `variant` with models among its options. */
export interface AnyOfIr {
  readonly kind: 'anyOf';
  readonly anyOf: readonly SchemaIr[];
  readonly discriminator?: string;
  readonly message?: string;
}

export interface WrapperIr {
  readonly kind: 'wrapper';
  readonly wrapper: Wrapper;
  readonly schema: SchemaIr;
  readonly default?: DefaultIr;
}

export type Wrapper = 'optional' | 'exactOptional' | 'nullable' | 'nullish' | 'undefinedable';

/** A default as data, or where the user's module holds it. */
export type DefaultIr =
  | { readonly kind: 'value'; readonly value: Primitive }
  | { readonly kind: 'island'; readonly source: SourceIr };

export interface PipeIr {
  readonly kind: 'pipe';
  readonly schema: SchemaIr;
  readonly actions: readonly ActionIr[];
}

/** A rule or transformation of a pipe that is data, by its valibot name. */
export interface RuleIr {
  readonly kind: 'rule';
  readonly name: RuleName;
  readonly requirement?: Primitive | RegExp | Date;
  readonly message?: string;
}

export type ActionIr = RuleIr | ActionIslandIr;

export interface ActionIslandIr {
  readonly kind: 'island';
  readonly source: SourceIr;
  readonly transforms: boolean;
}

/** A nested model, whose own grants decide what passes. */
export interface ModelRefIr {
  readonly kind: 'model';
  readonly model: string;
}

/** The user's own schema, called at run time. */
export interface IslandIr {
  readonly kind: 'island';
  readonly source: SourceIr;
}

/** Where the live schema is: in a declared field's schema, or in one of its narrowings. */
export interface SourceIr {
  readonly model: string;
  readonly field: string;
  readonly narrowing?: { readonly operation: 'create' | 'update'; readonly index: number };
  /** The properties that lead from there to it. */
  readonly steps: readonly (string | number)[];
}

export type Primitive = string | number | bigint | boolean | null;

/** The rules that are printed exactly. */
// prettier-ignore
export type RuleName =
  | 'bic' | 'cuid2' | 'decimal' | 'digits' | 'email' | 'emoji' | 'hexColor' | 'hexadecimal'
  | 'ip' | 'ipv4' | 'ipv6' | 'isoDate' | 'isoDateTime' | 'isoTime' | 'isoTimeSecond'
  | 'isoTimestamp' | 'isoWeek' | 'mac' | 'nanoid' | 'octal' | 'regex' | 'rfcEmail' | 'slug'
  | 'ulid' | 'uuid' | 'url' | 'base64' | 'domain' | 'jwsCompact'
  | 'startsWith' | 'endsWith' | 'includes' | 'excludes'
  | 'length' | 'minLength' | 'maxLength' | 'notLength' | 'nonEmpty' | 'empty'
  | 'value' | 'notValue' | 'minValue' | 'maxValue' | 'gtValue' | 'ltValue' | 'multipleOf'
  | 'integer' | 'safeInteger' | 'finite'
  | 'trim' | 'trimStart' | 'trimEnd' | 'toLowerCase' | 'toUpperCase';
